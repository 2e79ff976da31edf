import { connect } from 'node:net'

/** What a target did under load; times in milliseconds. */
export type Load = { requests: number; seconds: number; p50: number; p99: number; bytes: number }

const patience = 60_000 // an answer that takes longer is none

/**
 * Loads a port of the loopback over keep-alive connections, each sending its next request when the answer to the last
 * one is there. Throws on any answer but the expected status. Bare sockets: node:http as a client costs more than the
 * floor it would measure, and every ratio to that floor would look better than it is.
 */
export async function load(options: {
  port: number
  requests: Buffer[]
  status: number
  connections: number
  seconds: number
}): Promise<Load> {
  const times: number[] = []
  let bytes = 0
  let turn = 0
  const start = performance.now()
  const end = start + options.seconds * 1000
  const next = () => options.requests[turn++ % options.requests.length]!
  const talk = () =>
    converse(
      options.port,
      (status, length, ms) => {
        if (status !== options.status) throw new Error(`answered ${status} instead of ${options.status}`)
        times.push(ms)
        bytes += length
        return performance.now() < end ? next() : undefined
      },
      next(),
    )
  await Promise.all(Array.from({ length: options.connections }, talk))
  const seconds = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const quantile = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return { requests: times.length, seconds, p50: quantile(0.5), p99: quantile(0.99), bytes: bytes / times.length }
}

/** One connection: `answered` gives the next request, or undefined for the end. */
function converse(
  port: number,
  answered: (status: number, bytes: number, ms: number) => Buffer | undefined,
  first: Buffer,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true, timeout: patience })
    let sent = 0
    let head: Buffer = Buffer.alloc(0)
    let inBody = false
    let status = 0
    let length = 0
    let left = 0
    const send = (request: Buffer) => {
      sent = performance.now()
      socket.write(request)
    }
    const receive = (chunk: Buffer) => {
      if (inBody) left -= chunk.length
      else {
        head = head.length > 0 ? Buffer.concat([head, chunk]) : chunk
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const lines = head.toString('latin1', 0, end)
        status = Number(lines.slice(9, 12))
        const given = /\r\ncontent-length: *(\d+)/i.exec(lines)?.[1]
        if (!given && status !== 304) throw new Error('an answer without Content-Length cannot be measured')
        length = status === 304 ? 0 : Number(given)
        left = length - (head.length - end - 4)
        inBody = true
      }
      if (left > 0) return
      head = Buffer.alloc(0)
      inBody = false
      const request = answered(status, length, performance.now() - sent)
      if (request) send(request)
      else socket.end(resolve)
    }
    socket.on('connect', () => send(first))
    socket.on('data', (chunk) => {
      try {
        receive(chunk)
      } catch (error) {
        socket.destroy(error as Error)
      }
    })
    socket.on('timeout', () => socket.destroy(new Error(`no answer within ${patience / 1000} s`)))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the connection was closed before the answer')))
  })
}
