import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * CPU in microseconds since the start, threads included, and memory in bytes. `blocked`: the longest time, in ms, for
 * which the event loop stood since it was asked last.
 */
export type Usage = { cpu: number; rss: number; blocked: number }

// Whoever imports this ends when the benchmark lets go of it or dies.
process.on('disconnect', () => process.exit())

/**
 * In a process that is measured: listens on a free port of the loopback, tells the benchmark which, and answers with
 * its usage whenever asked.
 */
export async function serve(server: Server): Promise<void> {
  const every = 20
  const delay = monitorEventLoopDelay({ resolution: every })
  delay.enable()
  process.on('message', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    const blocked = Math.max(0, delay.max / 1e6 - every)
    delay.reset()
    process.send!({ cpu: userCPUTime + systemCPUTime, rss: process.memoryUsage.rss(), blocked } satisfies Usage)
  })
  server.keepAliveTimeout = 0
  await once(server.listen(0, '127.0.0.1'), 'listening')
  process.send!({ port: (server.address() as AddressInfo).port })
}
