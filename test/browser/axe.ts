import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page by WCAG 2.2 A and AA and its best practices, each with the place. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const { violations } = await (globalThis as any).axe.run({ runOnly: { type: 'tag', values: tags } })
    return violations.flatMap((v: { id: string; nodes: { html: string }[] }) =>
      v.nodes.map((node) => `${v.id}: ${node.html.slice(0, 160)}`),
    )
  })
}
