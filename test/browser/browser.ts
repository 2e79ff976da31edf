import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { openPortal } from '../portal.ts'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Chromium, installed by the system; CHROMIUM names another. Throws when there is none: a skipped test proves nothing. */
function findChromium(): string {
  const found = [process.env.CHROMIUM ?? '', ...places].find((path) => existsSync(path))
  if (!found)
    throw new Error('The browser tests need Chromium (Debian: apt-get install chromium), or CHROMIUM=/path/to/it')
  return found
}

export type Visit = { page: Page; errors: string[]; foreign: string[] }

/** The portal on a free port and a real Chromium; both are gone when the test file is over. */
export async function openBrowser(options: Parameters<typeof openPortal>[0] = {}): Promise<{
  base: string
  browser: Browser
  pool: Awaited<ReturnType<typeof openPortal>>['pool']
  visit: (options?: BrowserContextOptions) => Promise<Visit>
}> {
  const { app, pool } = await openPortal(options)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const quiet = [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
  })
  afterAll(async () => {
    await browser.close()
    server.closeAllConnections()
    server.close()
  })

  /** A visitor of their own; what the console complains about and every request to another host is noted. */
  const visit = async (context: BrowserContextOptions = {}): Promise<Visit> => {
    const page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: base, ...context })
    ).newPage()
    page.setDefaultTimeout(15_000) // less than a test has: what is missing is named
    const errors: string[] = []
    const foreign: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('request', (request) => !request.url().startsWith(base) && foreign.push(request.url()))
    return { page, errors, foreign }
  }
  return { base, browser, pool, visit }
}
