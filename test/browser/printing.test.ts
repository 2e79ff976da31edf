import { describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

const { visit } = await openBrowser()
const project = '/pl/projects/razem-dla-rozwoju-aglomeracji'

describe('a printed entry', () => {
  it('has its contact as text, and neither buttons nor related entries', async () => {
    const { page } = await visit()
    await page.goto(project)
    expect(await page.locator('#related').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    const contact = page.locator('section[aria-labelledby=contact]')
    expect(await contact.innerText()).toMatch(/Stowarzyszenie Aglomeracja Opolska.*\+48 77 446 14 00/s)
    for (const hidden of ['#related', '.btn', 'footer', 'section[aria-labelledby=cite] .more'])
      for (const one of await page.locator(hidden).all()) expect(await one.isVisible()).toBe(false)
    expect(await page.locator('#cite-text').innerText()).toContain('CC BY 4.0')
  })

  it('stands in one column of blocks: nothing overlaps, and headings stay with what follows', async () => {
    const { page } = await visit()
    await page.goto('/cs/partnerships/gdansk-gdynia-sopot-metropolitan-area')
    await page.emulateMedia({ media: 'print' })
    const others = (selector: string, property: string, value: string) =>
      page.evaluate(
        `[...document.querySelectorAll('${selector}')].filter((e) => getComputedStyle(e).${property} !== '${value}').length`,
      )
    const grids = await others('.band :is(.stack, .cols-side, .cols-2, .facts):not(.no-print)', 'display', 'block')
    const apart = await others('.band :is(h2, h3)', 'breakAfter', 'avoid')
    const cut = await others('.facts > div', 'breakInside', 'avoid')
    expect({ grids, apart, cut }).toEqual({ grids: 0, apart: 0, cut: 0 })
  })
})

describe('the citation', () => {
  it('is copied, and that is announced', async () => {
    const { page, errors } = await visit({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(project)
    const button = page.locator('button[data-copy]')
    const status = page.locator('section[aria-labelledby=cite] [role=status]')
    expect(await status.innerText()).toBe('')
    await button.click()
    await expect.poll(() => status.innerText()).toBe('Skopiowano')
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^Aglomera\. .*CC BY 4\.0\. http:/)
    expect(errors).toEqual([])
  })

  it('is selected where the browser forbids to copy', async () => {
    const { page, errors } = await visit()
    await page.addInitScript({
      content: "navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))",
    })
    await page.goto(project)
    await page.locator('button[data-copy]').click()
    await expect.poll(() => page.evaluate('getSelection().toString()')).toMatch(/^Aglomera\. /)
    expect(errors).toEqual([])
  })

  it('has no button without JavaScript', async () => {
    const { page } = await visit({ javaScriptEnabled: false })
    await page.goto(project)
    expect(await page.locator('button[data-copy]').isVisible()).toBe(false)
    expect(await page.locator('#cite-text').isVisible()).toBe(true)
  })
})
