/** Someone who has signed in to a portal of the benchmark, as a browser does. */
export type Visitor = Awaited<ReturnType<typeof signIn>>

/** Signs in at a port of the loopback. Throws where that fails. */
export async function signIn(port: number, email: string, password: string) {
  const origin = `http://127.0.0.1:${port}`
  let cookie = ''
  const send = async (path: string, body?: FormData | URLSearchParams): Promise<Response> => {
    const headers = { cookie, origin }
    const answer = await fetch(origin + path, { method: body ? 'POST' : 'GET', headers, body, redirect: 'manual' })
    const set = answer.headers.getSetCookie().map((each) => each.split(';')[0]!)
    if (set.length > 0) cookie = set.join('; ')
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }
  await send('/en/sign-in', new URLSearchParams({ email, password }))
  if (!cookie) throw new Error('signing in gave no session')
  return {
    get: async (path: string) => (await send(path)).text(),
    json: async <T>(path: string) => (await send(path)).json() as Promise<T>,
    post: send,
  }
}
