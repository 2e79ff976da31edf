import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { publish } from '../publish.ts'
import { violations } from './axe.ts'
import { openBrowser } from './browser.ts'

const { base, pool, visit } = await openBrowser()

const box = (page: Page) => page.locator('#q')
const list = (page: Page) => page.getByRole('listbox')
const options = (page: Page) => page.getByRole('option')
const isOpen = async (page: Page, open = true) =>
  await list(page)
    .waitFor({ state: open ? 'visible' : 'hidden' })
    .then(() => true)

/** All at once: letter by letter a slow machine would show what belongs to the first of them. */
async function type(page: Page, words: string) {
  await box(page).fill((await box(page).inputValue()) + words)
  await isOpen(page)
}

/** Which option is pointed at, by the three ways in which it is said; -1 for the words themselves. */
const pointedAt = (page: Page) =>
  page.evaluate<number>(`(() => {
    const all = [...document.querySelectorAll('[role=option]')]
    const id = document.querySelector('#q').getAttribute('aria-activedescendant')
    const selected = all.filter((option) => option.getAttribute('aria-selected') === 'true')
    if (document.activeElement?.id !== 'q') throw new Error('the focus has left the box')
    if (selected.length > 1 || (selected[0]?.id ?? null) !== id) throw new Error('told differently')
    return all.findIndex((option) => option.id === id)
  })()`)

describe('suggestions while typing', () => {
  it('are none before two letters, then stand in named groups, with counts, and are counted aloud', async () => {
    const { page, errors, foreign } = await visit()
    await page.goto('/en')
    const input = box(page)
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
    }))
      expect(await input.getAttribute(name)).toBe(value)
    await input.press('o')
    await page.waitForTimeout(300)
    expect(await list(page).count()).toBe(0)
    await type(page, 'pole')
    expect(await input.getAttribute('aria-expanded')).toBe('true')
    expect(await list(page).getAttribute('id')).toBe(await input.getAttribute('aria-controls'))
    expect(await list(page).getAttribute('aria-label')).toBe('Search the catalogue')
    const groups = await page
      .getByRole('group')
      .evaluateAll((all) => all.map((group) => group.getAttribute('aria-label')))
    expect(groups).toEqual(expect.arrayContaining(['Places', 'Organisations', 'Entries']))
    expect(new Set(groups).size).toBe(groups.length)
    const places = page.getByRole('group', { name: 'Places' }).getByRole('option')
    expect(await places.first().innerText()).toMatch(/^Opole\s+\d+ entr(y|ies)$/)
    expect(await page.locator('.searchbar [role=status]').innerText()).toBe(
      `${await options(page).count()} suggestions`,
    )
    expect(await places.first().locator('mark').innerText()).toBe('Opole')
    expect([errors, foreign]).toEqual([[], []])
  })

  it('can be walked by the keyboard without the focus leaving the box', async () => {
    const { page } = await visit()
    await page.goto('/en')
    await type(page, 'opole')
    const last = (await options(page).count()) - 1
    const walk: [string, number][] = [
      ['Home', -1],
      ['ArrowDown', 0],
      ['ArrowDown', 1],
      ['End', last],
      ['ArrowDown', -1],
      ['ArrowUp', last],
      ['Home', 0],
      ['ArrowUp', -1],
      ['ArrowDown', 0],
      ['ArrowLeft', -1],
    ]
    for (const [key, at] of walk) {
      await page.keyboard.press(key)
      expect([key, await pointedAt(page)]).toEqual([key, at])
    }
    expect(await box(page).inputValue()).toBe('opole')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('x')
    expect(await pointedAt(page)).toBe(-1)
  })

  it('Enter opens the one that is pointed at, and otherwise searches for the words', async () => {
    const { page } = await visit()
    await page.goto('/en')
    await type(page, 'opole')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/en\/catalogue\?q=opole$/)
    await page.goto('/en')
    await type(page, 'cross-border')
    const count = (await options(page).first().locator('.n').innerText()).split(/\s/)[0]
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${base}/en/catalogue?theme=cross-border-cooperation`)
    expect(await page.locator('#count b').innerText()).toBe(`${count} entries found`)
  })

  it('Escape closes them, then empties the box; Tab goes on and leaves nothing open', async () => {
    const { page } = await visit()
    await page.goto('/en')
    await type(page, 'opole')
    await page.keyboard.press('Escape')
    expect(await isOpen(page, false)).toBe(true)
    expect(await box(page).inputValue()).toBe('opole')
    expect(await box(page).getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('ArrowDown')
    expect(await isOpen(page)).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await box(page).inputValue()).toBe('')
    await type(page, 'opole')
    await page.keyboard.press('Tab')
    expect(await isOpen(page, false)).toBe(true)
    expect(await page.evaluate('document.activeElement.matches(".searchbar button")')).toBe(true)
    expect(page.url()).toBe(`${base}/en`)
  })

  it('can be clicked, and a click beside them closes them', async () => {
    const { page } = await visit()
    await page.goto('/cs')
    await type(page, 'olomouc')
    await page.locator('h1').click()
    expect(await isOpen(page, false)).toBe(true)
    await box(page).press('ArrowDown')
    await page.getByRole('group', { name: 'Místa' }).getByRole('option').first().click()
    await page.waitForURL(`${base}/cs/catalogue?place=cz-olomouc`)
  })

  it('mark the language of a name that is not in that of the page', async () => {
    const { page } = await visit()
    const content = { title: { pl: 'Związek Gmin Nadbużańskich' } }
    await publish(pool, { kind: 'organisation', slug: 'zgn', originalLanguage: 'pl', content })
    const nameOn = async (address: string) => {
      await page.goto(address)
      await type(page, 'gmin nadb')
      return options(page).locator('span').first()
    }
    const foreign = await nameOn('/cs')
    expect(await foreign.getAttribute('lang')).toBe('pl')
    expect(await foreign.locator('mark').allInnerTexts()).toEqual(['Gmin', 'Nadb'])
    expect(await (await nameOn('/pl')).getAttribute('lang')).toBe(null)
  })

  it('show what is written in a label as text, whatever it is', async () => {
    const { page, errors } = await visit()
    const label = '<img src=x onerror=alert(1)> Źdźbło & "co"'
    const item = { label, language: 'pl', kind: 'event', url: `${base}/en/events/x`, query: 'q=x', count: null }
    const body = { items: [{ ...item, group: '<b>', note: '<i>' }], summary: '1' }
    await page.route('**/api/v1/suggest*', (route) => route.fulfill({ json: body }))
    await page.goto('/en')
    await type(page, 'zdz')
    expect(await options(page).locator('span').first().innerText()).toBe(label)
    expect(await options(page).locator('mark').allInnerTexts()).toEqual(['Źdź'])
    expect(await list(page).locator('img, b, i').count()).toBe(0)
    expect(errors).toEqual([])
  })
})

describe('where something is wrong', () => {
  it.each<[string, (route: Route) => Promise<void>]>([
    ['an error', (route) => route.fulfill({ status: 500, body: '{}' })],
    ['no connection', (route) => route.abort()],
    ['an answer that is none', (route) => route.fulfill({ status: 200, body: '<!doctype html>' })],
  ])('%s closes the list, and the words are searched for as ever', async (_what, answer) => {
    const { page } = await visit()
    await page.goto('/en')
    await type(page, 'opo')
    await page.route('**/api/v1/suggest*', answer)
    await box(page).pressSequentially('le')
    expect(await isOpen(page, false)).toBe(true)
    expect(await page.locator('.searchbar [role=status]').innerText()).toBe('')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=opole$/)
  })

  it('a late answer to older words is not shown', async () => {
    const { page } = await visit()
    await page.goto('/en')
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/v1/suggest?q=opo&*', async (route) => {
      await held
      await route.continue().catch(() => {}) // taken back by the page
    })
    const asked = page.waitForRequest(/q=opo&/)
    await box(page).pressSequentially('opo')
    await asked
    await box(page).fill('szczecin')
    await isOpen(page)
    release()
    await page.waitForTimeout(300)
    expect(await options(page).first().innerText()).toMatch(/Szczecin/)
  })

  it('what an input method is given is not for the list', async () => {
    const { page } = await visit()
    await page.goto('/en')
    await type(page, 'opole')
    const prevented = await page.evaluate(`['ArrowDown', 'Enter', 'Escape'].map((key) =>
      !document.querySelector('#q').dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, cancelable: true })))`)
    expect(prevented).toEqual([false, false, false])
    expect(await isOpen(page)).toBe(true)
  })

  it('without JavaScript the box is a plain one', async () => {
    const { page } = await visit({ javaScriptEnabled: false })
    for (const address of ['/en', '/en/catalogue', '/en/practices/does-not-exist']) {
      await page.goto(address)
      expect(await box(page).getAttribute('role')).toBe(null)
      expect(await page.locator('.suggestions').count()).toBe(0)
      await box(page).fill('opole')
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/en\/catalogue\?(.*&)?q=opole/)
    }
  })
})

describe('on the catalogue', () => {
  it('typing suggests and leaves the results alone; Enter updates them in place and closes the list', async () => {
    const { page, errors } = await visit()
    await page.goto('/en/catalogue')
    await page.evaluate('window.stayed = true')
    const before = await page.locator('#count').innerText()
    await type(page, 'opole')
    expect(await page.locator('#count').innerText()).toBe(before)
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=opole/)
    await expect.poll(() => page.locator('#count').innerText()).not.toBe(before)
    expect(await isOpen(page, false)).toBe(true)
    expect(await page.evaluate('window.stayed && document.activeElement.id')).toBe('q')
    await page.goBack()
    await expect.poll(() => page.locator('#count').innerText()).toBe(before)
    await box(page).fill('szcze')
    expect(await isOpen(page)).toBe(true)
    expect(await list(page).count()).toBe(1)
    expect(errors).toEqual([])
  })

  it('on a phone a low box comes up, so that a keyboard on the screen leaves the list in sight', async () => {
    const { page } = await visit({ viewport: { width: 390, height: 420 }, hasTouch: true, isMobile: true })
    await page.goto('/en')
    await box(page).evaluate((input) => input.scrollIntoView({ block: 'end' }))
    await type(page, 'opole')
    expect((await options(page).first().boundingBox())!.y).toBeLessThan(300)
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect(wide).toBe(false)
  })
})

describe.each([
  [1280, 'light'],
  [390, 'dark'],
] as const)('with the list open at %i px in the %s theme', (width, colorScheme) => {
  it('axe finds nothing, nothing runs out of the page, and paper and forced colours are right', async () => {
    const { page } = await visit({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    for (const address of ['/en', '/pl/catalogue', '/cs/practices/does-not-exist']) {
      await page.goto(address)
      await type(page, 'opole')
      await page.keyboard.press('ArrowDown')
      expect([address, await violations(page)]).toEqual([address, []])
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth')).toBe(false)
      await page.emulateMedia({ forcedColors: 'active', colorScheme })
      const outline = await page.evaluate('getComputedStyle(document.querySelector("[role=option]")).outline')
      expect(outline).toMatch(/solid 3px|3px.*solid/)
      await page.emulateMedia({ media: 'print', forcedColors: 'none' })
      expect(await list(page).count()).toBe(0)
      await page.emulateMedia({ media: 'screen', colorScheme })
    }
  })
})
