import type { Express } from 'express'

/** The routes of the portal as they are mounted, as `METHOD /path`, those behind the language without it. */
export function listRoutes(app: Express): string[] {
  type Layer = { route?: { path: unknown; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } }
  const found = new Set<string>()
  const walk = (stack: Layer[]): void => {
    for (const { route, handle } of stack) {
      for (const method of Object.keys(route?.methods ?? {}))
        for (const path of [route!.path].flat()) found.add(`${method.toUpperCase()} ${path}`)
      if (handle?.stack) walk(handle.stack)
    }
  }
  walk((app as unknown as { router: { stack: Layer[] } }).router.stack)
  return [...found].sort()
}
