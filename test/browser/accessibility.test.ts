import { beforeAll, describe, expect, it } from 'vitest'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { errorAddresses, readerPages } from './pages.ts'
import { visitAs } from './staff.ts'
import { adminEmail, prepareStaffPages, type Step } from './staff-pages.ts'

const { base, pool, visit } = await openBrowser()
let staffPages: Step[]
beforeAll(async () => {
  staffPages = await prepareStaffPages({ base, pool, visit })
})

describe.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)('at %i px in the %s theme', (width, colorScheme) => {
  it('axe finds no violation on any kind of page', async () => {
    // axe is put into the page, which its policy forbids to pages themselves
    const { page, foreign } = await visit({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    for (const address of [...readerPages, ...errorAddresses]) {
      await page.goto(address)
      expect([address, await violations(page)]).toEqual([address, []])
    }
    expect(foreign).toEqual([])
  })

  it('nor on any kind of page of the staff area', async () => {
    const { page, foreign } = await visitAs(visit, adminEmail, {
      ...{ viewport: { width, height: 900 }, colorScheme, bypassCSP: true },
    })
    const found: Record<string, string[]> = {}
    for (const [what, open] of staffPages) {
      await open(page)
      // what the bar at the lower edge covers can be scrolled to
      await page.addStyleTag({ content: '.savebar { position: static !important }' })
      const here = await violations(page)
      if (here.length > 0) found[what] = here
    }
    expect(found).toEqual({})
    expect(foreign).toEqual([])
  }, 600_000)
})

it('nothing of the staff area scrolls sideways at 320 px, and every control can be hit', async () => {
  const { page } = await visitAs(visit, adminEmail, { viewport: { width: 320, height: 700 } })
  const found: Record<string, unknown> = {}
  for (const [what, open] of staffPages) {
    await open(page)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    const small = (await page.evaluate(tooSmall)) as string[]
    if (over !== 0 || small.length > 0) found[what] = { over, small }
  }
  expect(found).toEqual({})
}, 600_000)

it('nothing scrolls sideways at 320 px', async () => {
  const { page } = await visit({ viewport: { width: 320, height: 700 } })
  for (const address of [...readerPages, ...errorAddresses]) {
    await page.goto(address)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect([address, over]).toEqual([address, 0])
  }
})

/** Runs in the page. A box or a radio button is hit through its label; what is hidden is not hit. */
const tooSmall = `[...document.querySelectorAll('button:not([aria-hidden]), select, summary, input:not([type=hidden], [type=checkbox], [type=radio]), .btn, .nav a, .langs a')]
  .filter((element) => element.checkVisibility())
  .filter((element) => { const box = element.getBoundingClientRect(); return box.width < 24 || box.height < 24 })
  .map((element) => element.outerHTML.slice(0, 80))`

it('every control can be hit: it is at least 24 px each way', async () => {
  const { page } = await visit({ viewport: { width: 390, height: 900 } })
  for (const address of readerPages) {
    await page.goto(address)
    const small = await page.evaluate(tooSmall)
    expect([address, small]).toEqual([address, []])
  }
})

it('the keyboard reaches the content first, and focus is seen', async () => {
  const { page } = await visit()
  await page.goto('/pl/catalogue')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.className')).toBe('skip')
  expect(await page.evaluate('document.activeElement.getBoundingClientRect().top >= 0')).toBe(true)
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
  await page.keyboard.press('Tab')
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).toBe('3px')
})
