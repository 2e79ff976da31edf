import { describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { readerPages } from './pages.ts'

const { base, visit } = await openBrowser()

describe('filters with JavaScript', () => {
  it('update in place: results, count, address, focus and the back button', async () => {
    const { page, errors } = await visit()
    await page.goto('/en/catalogue')
    await page.evaluate('window.stayed = true')
    const before = await page.locator('#count').innerText()
    await page.locator('input[name=kind][value=practice]').check()
    await page.waitForURL(/kind=practice/)
    await expect.poll(() => page.locator('#count').innerText()).not.toBe(before)
    expect(await page.evaluate('window.stayed')).toBe(true)
    expect(await page.evaluate('document.activeElement.value')).toBe('practice')
    expect(await page.locator('.record-title').count()).toBe(6)
    expect(await page.locator('.chip').innerText()).toContain('Practice')
    await page.goBack()
    await expect.poll(() => page.locator('#count').innerText()).toBe(before)
    expect(page.url()).toBe(`${base}/en/catalogue`)
    expect(await page.locator('input[name=kind][value=practice]').isChecked()).toBe(false)
    expect(errors).toEqual([])
  })

  it('count anew in every facet, so that nothing offered leads nowhere', async () => {
    const { page } = await visit()
    await page.goto('/en/catalogue')
    await page.locator('input[name=kind][value=event]').check()
    await page.waitForURL(/kind=event/)
    const norway = page.locator('label:has(input[name=country][value=NO])')
    await expect.poll(() => norway.locator('.n').innerText()).toBe('0')
    expect(await norway.locator('input').isDisabled()).toBe(true)
  })

  it('search by words from the same form', async () => {
    const { page } = await visit()
    await page.goto('/pl/catalogue')
    await page.locator('#q').fill('mentorzy')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=mentorzy/)
    await page.waitForSelector('#results mark')
    expect(await page.locator('#results .record-title a').first().getAttribute('href')).toBe(
      '/pl/practices/metropolitan-mentors',
    )
  })
})

describe('without JavaScript', () => {
  it('a resident finds a practice on a phone, reads it in another language and reaches its owner', async () => {
    const { page, foreign } = await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
    await page.goto('/cs')
    await page.locator('main #q').fill('stetin')
    await page.locator('main .searchbar button').click()
    expect(page.url()).toContain('/cs/catalogue?q=stetin')
    await page.locator('.record-title a', { hasText: 'SSOM' }).first().click()
    expect(page.url()).toContain('szczecin-metropolitan-association')
    await page.locator('header .langs a[lang=pl]').click()
    expect(page.url()).toBe(`${base}/pl/practices/szczecin-metropolitan-association`)
    expect(await page.locator('h1').innerText()).toContain('SSOM')
    await page.locator('section[aria-labelledby=contact] a').first().click()
    expect(page.url()).toContain('/pl/organisations/ssom')
    expect(foreign).toEqual([])
  })

  it('filters, sorts and opens the map by links and buttons', async () => {
    const { page } = await visit({ javaScriptEnabled: false })
    await page.goto('/en/catalogue')
    await page.locator('input[name=kind][value=organisation]').check()
    await page.locator('button', { hasText: 'Show results' }).click()
    expect(page.url()).toContain('kind=organisation')
    await page.locator('#sort').selectOption('title')
    await page.locator('button', { hasText: 'Sort' }).last().click()
    expect(page.url()).toContain('sort=title')
    expect(page.url()).toContain('kind=organisation')
    await page.locator('.seg a', { hasText: 'Map' }).click()
    await page.locator('.map a[aria-label^="Opole"]').click()
    expect(page.url()).toContain('place=pl-opole')
    await page.locator('.chip').first().click()
    expect(page.url()).toContain('/en/catalogue')
  })

  it('the menu opens on a phone', async () => {
    const { page } = await visit({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } })
    await page.goto('/pl')
    await page.locator('summary', { hasText: 'Menu' }).click()
    await page.locator('.menu a', { hasText: 'Partnerstwa' }).click()
    expect(page.url()).toContain('/pl/partnerships')
  })
})

describe('every page', () => {
  it('weighs under 60 kB with everything, complains of nothing and asks nobody else', async () => {
    for (const address of readerPages) {
      const { page, errors, foreign } = await visit()
      const sizes = new Map<string, number>()
      page.on('requestfinished', async (request) => {
        const { responseBodySize } = await request.sizes()
        sizes.set(request.url(), responseBodySize)
      })
      await page.goto(address, { waitUntil: 'networkidle' })
      const weight = [...sizes.values()].reduce((a, b) => a + b, 0)
      expect([address, errors, foreign]).toEqual([address, [], []])
      expect([address, weight < 60_000, weight]).toEqual([address, true, weight])
      expect(await page.context().cookies()).toEqual([])
      await page.context().close()
    }
  })

  it('can be printed: no control is left on paper', async () => {
    const { page } = await visit()
    await page.emulateMedia({ media: 'print' })
    for (const address of [
      '/en/practices/szczecin-metropolitan-association',
      '/pl/partnerships/opole-olomouc/timeline',
    ]) {
      await page.goto(address)
      expect(await page.locator('header nav:visible, .btn:visible, footer:visible').count()).toBe(0)
      expect(await page.locator('h1').isVisible()).toBe(true)
    }
  })
})
