import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../accounts/authenticator.ts'
import { openBrowser } from './browser.ts'
import { choose, control, makeAccount, password, press, signInOn, visitAs } from './staff.ts'

const { base, pool, visit } = await openBrowser()
const portal = { pool }
const emails = { admin: 'admin@office.example', editor: 'edita@office.example' }

beforeAll(async () => {
  await makeAccount(portal, { email: emails.admin, name: 'Ada Min', role: 'admin' })
  await makeAccount(portal, { email: emails.editor, name: 'Edita Redaktor', role: 'editor' })
})

const good = (page: Page) => page.locator('.notice.good')
const toFix = (page: Page) =>
  page.locator('.notice.bad li a').evaluateAll((links) => links.map((a) => a.getAttribute('href')))
const newest = async (id: string) =>
  (
    await pool.query(
      'select r.number, r.content, r.form from revisions r where r.entry_id = $1 order by r.number desc limit 1',
      [id],
    )
  ).rows[0]
const savedNumber = (page: Page) => Number(/saved=(\d+)/.exec(page.url())?.[1])

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (_mode, javaScriptEnabled) => {
  const author = { email: `${javaScriptEnabled ? 'alina' : 'beata'}@office.example`, name: 'Alina Autor' }
  const name = javaScriptEnabled ? 'Turniej dzielnic Alfa' : 'Jarmark solecki Beta'
  const slug = name.toLowerCase().replaceAll(' ', '-')
  const options = { javaScriptEnabled }
  let page: Page
  let editor: Page
  let id = ''
  const complaints: string[][] = []
  const at = (rest: string, language = 'pl') => `/${language}/admin/entries/${id}/${rest}`
  const visitor = async (email: string) => {
    const { page, errors, foreign } = await visitAs(visit, email, options)
    complaints.push(errors, foreign)
    return page
  }

  it('an admin invites a contributor, who sets a password with the link from the page', async () => {
    const admin = await visitor(emails.admin)
    await admin.goto('/pl/admin/accounts/new')
    await admin.locator('#email').fill(author.email)
    await admin.locator('#name').fill(author.name)
    await admin.locator('input[name=role][value=contributor]').check()
    await admin.locator('#organisation').selectOption({ index: 1 })
    await admin.locator('#language').selectOption('pl')
    await admin.locator('form[action$="/accounts/new"] button').click()
    const link = await admin.locator('section[aria-labelledby=link] .code').innerText()
    expect(link).toMatch(new RegExp(`^${base}/pl/set-password\\?token=`))

    const own = await visit(options)
    complaints.push(own.errors, own.foreign)
    page = own.page
    await page.goto(link)
    await page.locator('#password').fill(password)
    await page.locator('form[action*=set-password] button').click()
    expect(page.url()).toBe(`${base}/pl/admin`)
    await page.goto(link)
    expect(await page.locator('#password').count()).toBe(0)
  })

  it('the contributor writes a practice in Polish', async () => {
    await page.goto('/pl/admin')
    await page.locator('a[href="/pl/admin/entries/new"]').first().click()
    await page.locator('input[name=kind][value=practice]').check()
    await page.locator('input[name=language][value=pl]').check()
    await page.locator('#title').fill(name)
    await page.locator('form[action$="/entries/new"] button.btn').last().click()
    id = /entries\/(\d+)\/edit/.exec(page.url())![1]!

    await control(page, 'summary.pl').fill('Turniej odbył się po polskiej stronie.')
    await control(page, 'start').fill('luty 2014')
    await control(page, 'end').fill('trzydziestego lutego')
    await press(page, 'add:places')
    await choose(page, 'places.0.country', 'Polska', javaScriptEnabled)
    await control(page, 'places.0.city').fill('Opole')
    for (const [i, text] of ['Pierwszy punkt', 'Drugi punkt', 'Trzeci punkt'].entries()) {
      await press(page, 'add:evidence')
      await control(page, `evidence.${i}.kind`).selectOption('stated')
      await control(page, `evidence.${i}.text.pl`).fill(text)
    }
    await press(page, 'up:evidence.1')
    expect(await control(page, 'evidence.0.text.pl').inputValue()).toBe('Drugi punkt')
    await press(page, 'remove:evidence.2')
    expect(await control(page, 'evidence.2.text.pl').count()).toBe(0)
    await press(page, 'add:relations')
    await control(page, 'relations.0.role').selectOption('owner')
    await choose(page, 'relations.0.to', 'Opolsk', javaScriptEnabled)
    // nothing of this is a version yet
    expect((await newest(id)).number).toBe(1)
  })

  it('sees what is to be fixed, and mends it', async () => {
    await press(page, 'save')
    expect(savedNumber(page)).toBe(2)
    expect(await toFix(page)).toEqual(['#end'])
    expect(await control(page, 'end').inputValue()).toBe('trzydziestego lutego')
    expect(await control(page, 'end').getAttribute('aria-invalid')).toBe('true')
    expect((await newest(id)).form).toMatchObject({ end: 'trzydziestego lutego' })

    await control(page, 'end').fill('03/2015')
    await press(page, 'save')
    await good(page).waitFor()
    const { content, form, number } = await newest(id)
    expect(number).toBe(3)
    expect(form).toBeNull()
    expect(content).toMatchObject({
      ...{ title: { pl: name }, start: '2014-02', end: '2015-03', places: [{ country: 'PL', city: 'Opole' }] },
      evidence: [{ text: { pl: 'Drugi punkt' } }, { text: { pl: 'Pierwszy punkt' } }],
    })
  })

  it('translates it to Czech and sends it to review, then can only read it', async () => {
    await page.goto(at('edit', 'cs'))
    await control(page, 'title.cs').fill(`Turnaj čtvrtí ${name.split(' ').at(-1)}`)
    await control(page, 'summary.cs').fill('Turnaj se konal na polské straně.')
    await control(page, 'evidence.0.text.cs').fill('Druhý bod')
    await control(page, 'evidence.1.text.cs').fill('První bod')
    await press(page, 'review')
    expect(page.url()).toContain(`/cs/admin/entries/${id}/send-for-review`)
    await page.locator('#note').fill('Proszę o sprawdzenie')
    await page.locator('form[action$="/send-for-review"] button').click()
    await good(page).waitFor()
    await page.goto(at('edit'))
    expect(await control(page, 'title.pl').isEnabled()).toBe(false)
  })

  it('an editor compares, leaves a remark on a field and sends it back', async () => {
    editor = await visitor(emails.editor)
    await editor.goto('/pl/admin')
    await editor
      .locator(`a[href="${at('review')}"]`)
      .first()
      .click()
    expect(await editor.locator('#c-summary').innerText()).toContain('Turnaj se konal na polské straně.')
    expect(await editor.locator('main').innerText()).toContain('Proszę o sprawdzenie')
    await editor.locator('#c-summary details.say summary').click()
    await editor.locator('#remark-summary').fill('Po czeskiej też?')
    await editor.locator('input[name=do][value=back]').check()
    await editor.locator('#comment').fill('Jedno pytanie w uwagach')
    await editor.locator('button[name=step][value=decide]').click()
    await good(editor).waitFor()
  })

  it('the contributor finds the remark, mends and sends again', async () => {
    await page.goto('/pl/admin')
    await page
      .locator(`main a[href="${at('edit')}"]`)
      .first()
      .click()
    expect(await page.locator('main').innerText()).toContain('Po czeskiej też?')
    await control(page, 'summary.pl').fill('Turniej odbył się po obu stronach granicy.')
    await press(page, 'review')
    expect(await page.locator('main').innerText()).toContain('Jedno pytanie w uwagach')
    await page.locator('input[name=settled]').check()
    await page.locator('form[action$="/send-for-review"] button').click()
    await good(page).waitFor()
  })

  it('the editor publishes it without English, and a reader sees it in both languages', async () => {
    await editor.goto(at('review'))
    await editor.locator('input[name=do][value=now]').check()
    await editor.locator('button[name=step][value=decide]').click()
    // the Czech summary is of the text before
    expect(await toFix(editor)).toEqual(['#without'])
    for (const language of ['cs', 'en']) await editor.locator(`input[name="without.${language}"]`).check()
    await editor.locator('button[name=step][value=decide]').click()
    await good(editor).locator('a').click()
    expect(editor.url()).toBe(`${base}/pl/practices/${slug}`)

    const { page: reader } = await visit(options)
    await reader.goto(`/pl/practices/${slug}`)
    const text = await reader.locator('main').innerText()
    expect(text).toContain('Turniej odbył się po obu stronach granicy.')
    expect(text).toMatch(/luty 2014/)
    await reader.locator('header .langs a[lang=cs]').click()
    expect(await reader.locator('h1').innerText()).toContain('Turnaj čtvrtí')
    await reader.context().close()
  })

  it('a change waits as a draft: the old text stays public, and the translation is marked with what changed', async () => {
    await page.goto(at('edit'))
    await control(page, 'summary.pl').fill('Turniej odbył się po obu stronach rzeki.')
    await press(page, 'save')
    await good(page).waitFor()
    const cell = page.locator('.tri-cell', { has: page.locator('[id="summary.cs"]') })
    expect(await cell.locator('.tri-st.warn').count()).toBe(1)
    await cell.locator('summary').click()
    expect(await cell.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('rzeki')])
    expect(await page.locator('#c-summary del').allInnerTexts()).toEqual([expect.stringContaining('granicy')])

    const { page: reader } = await visit(options)
    await reader.goto(`/pl/practices/${slug}`)
    expect(await reader.locator('main').innerText()).toContain('po obu stronach granicy.')
    await reader.context().close()
  })

  it('two people save: both texts are shown, merged, and nothing is lost', async () => {
    await editor.goto(at('edit'))
    await page.goto(at('edit'))
    await control(page, 'title.pl').fill(`${name} i wsi`)
    await control(page, 'end').fill('2016')
    await press(page, 'save')
    await good(page).waitFor()

    await control(editor, 'title.pl').fill(`Wielki ${name}`)
    await control(editor, 'description.pl').fill('Opis od redakcji.\nW dwóch wierszach.')
    await press(editor, 'save')
    const open = editor.locator('#f-title-pl')
    expect(await open.locator('.cf-side.mine').innerText()).toContain('Wielki')
    expect(await open.locator('.cf-side.theirs').innerText()).toMatch(/i\swsi/)
    await open.locator('input[value=merge]').check()
    await open.locator('textarea').fill(`Wielki ${name} i wsi`)
    await editor.locator('button[form=cf]').click()
    await good(editor).waitFor()
    expect((await newest(id)).content).toMatchObject({
      ...{ title: { pl: `Wielki ${name} i wsi` }, end: '2016' },
      description: { pl: 'Opis od redakcji.\nW dwóch wierszach.' },
    })
  })

  it('the history compares two versions and restores one as a draft', async () => {
    const last = (await newest(id)).number
    await page.goto(at('history'))
    await page.locator('input[name=a][value="3"]').check()
    await page.locator(`input[name=b][value="${last}"]`).check()
    await page.locator('form[aria-labelledby=versions] button').click()
    expect(await page.locator('#c-title').innerText()).toContain('Wielki')
    await page.locator(`a[href$="/history/3/restore"]`).click()
    await page.locator('#reason').fill('Tekst sprzed zmian')
    await page.locator('form[action$="/restore"] button').click()
    await good(page).waitFor()
    const { number, content } = await newest(id)
    expect(number).toBe(last + 1)
    expect(content).toMatchObject({ title: { pl: name }, end: '2015-03' })
    const { page: reader } = await visit(options)
    await reader.goto(`/pl/practices/${slug}`)
    expect(await reader.locator('main').innerText()).toContain('po obu stronach granicy.')
    await reader.context().close()
  })

  it('the session ends while somebody writes: after signing in the text is there', async () => {
    await page.goto(at('edit'))
    await control(page, 'summary.pl').fill('Napisane, gdy sesja się skończyła.')
    await pool.query('delete from sessions s using accounts a where a.id = s.account_id and a.email = $1', [
      author.email,
    ])
    await press(page, 'save')
    expect(await page.locator('.notice.warn').count()).toBe(1)
    await signInOn(page, author.email, 'nie to hasło')
    await signInOn(page, author.email)
    expect(page.url()).toBe(`${base}${at('edit')}`)
    expect(await control(page, 'summary.pl').inputValue()).toBe('Napisane, gdy sesja się skończyła.')
    await press(page, 'save')
    await good(page).waitFor()
    expect((await newest(id)).content.summary.pl).toBe('Napisane, gdy sesja się skończyła.')
  })

  it('the browser is closed while somebody writes: what was kept is there in another one', async () => {
    const { number } = await newest(id)
    await control(page, 'summary.pl').fill('Napisane przed zamknięciem.')
    if (javaScriptEnabled) {
      const state = page.locator('#save-state')
      const before = await state.innerText()
      await control(page, 'summary.pl').press('End')
      await expect.poll(() => state.innerText(), { timeout: 10_000 }).not.toBe(before)
    } else await press(page, 'add:metrics')
    await page.context().close()
    page = await visitor(author.email)
    await page.goto(at('edit'))
    expect(await control(page, 'summary.pl').inputValue()).toBe('Napisane przed zamknięciem.')
    expect((await newest(id)).number).toBe(number)
    await page.locator(`a[href="${at('edit/discard')}"]`).click()
    await page.locator('main form button').click()
    expect(await control(page, 'summary.pl').inputValue()).toBe('Napisane, gdy sesja się skończyła.')
  })

  it('nothing complained, and no other host was asked', () => {
    // a refused sign-in, a form to mend and a conflict are answers that the console names by their status
    const answers = /status of (401|409|410|422)/
    expect(complaints.flat().filter((text) => !answers.test(text))).toEqual([])
  })

  it('a second factor is set up and asked for', async () => {
    const email = `guarded-${javaScriptEnabled}@office.example`
    await makeAccount(portal, { email, role: 'editor' })
    const own = await visitor(email)
    await own.goto('/pl/admin/account/second-factor')
    const key = (await own.locator('dd.code').first().innerText()).replaceAll(' ', '')
    await own.locator('#code').fill(codeOf(key))
    await own.locator('main form button').click()
    const recovery = await own.locator('li.code').allInnerTexts()
    expect(recovery).toHaveLength(10)

    const other = await visitor(email)
    expect(other.url()).toContain('/pl/sign-in/code')
    await other.goto('/pl/admin')
    expect(other.url()).toContain('/pl/sign-in/code')
    await other.locator('#code').fill('000000')
    await other.locator('form[action*="/sign-in/code"] button').first().click()
    expect(await other.locator('.notice.bad').count()).toBe(1)
    await other.locator('#code').fill(codeOf(key, 1))
    await other.locator('form[action*="/sign-in/code"] button').first().click()
    expect(other.url()).toBe(`${base}/pl/admin`)

    const third = await visitor(email)
    await third.locator('details summary').last().click()
    await third.locator('#recovery').fill(recovery[0]!)
    await third.locator('details form button').click()
    expect(third.url()).toBe(`${base}/pl/admin`)
  })

  it('a bulk action asks first and says what became of each entry', async () => {
    await editor.goto('/pl/admin/entries?kind=practice')
    await editor.locator(`#bulk input[name=id][value="${id}"]`).check()
    await editor.locator(`#bulk input[name=id]:not([value="${id}"])`).first().check()
    await editor.locator('#do').selectOption('send')
    await editor.locator('button[form=bulk]').click()
    await editor.locator('button[name=step][value=do]').click()
    expect(editor.url()).toMatch(/\/pl\/admin\/entries\/bulk\?do=send/)
    expect(await editor.locator('section[aria-labelledby=skipped] tbody tr').count()).toBe(1)
    expect(await editor.locator('section[aria-labelledby=done] li').count()).toBe(1)
    expect(await editor.locator('section[aria-labelledby=done]').innerText()).toContain(name)
  })
})

describe('by keyboard alone', () => {
  const focused = 'document.activeElement.id || document.activeElement.value'
  let page: Page
  let id = ''

  it('lists are added to, moved and removed, and the focus goes along', async () => {
    ;({ page } = await visitAs(visit, emails.editor))
    const { rows } = await pool.query(`select id from entries where slug = 'metropolitan-mentors'`)
    id = rows[0].id
    await page.goto(`/pl/admin/entries/${id}/edit`)
    await page.locator('button[value="add:evidence"]').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/at=evidence/)
    const last = Number(/at=evidence\.(\d+)/.exec(page.url())![1])
    await expect.poll(() => page.evaluate(focused)).toBe(`evidence.${last}.kind`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(focused)).toMatch(new RegExp(`^evidence\\.${last}\\.text\\.`))
    await page.keyboard.type('Dopisane z klawiatury')
    await page.locator(`button[value="up:evidence.${last}"]`).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`at=evidence\\.${last - 1}`))
    await expect.poll(() => page.evaluate(focused)).toBe(`evidence.${last - 1}.kind`)
    expect(
      await page
        .locator(`[id="evidence.${last - 1}"] textarea`)
        .evaluateAll((all) => all.map((a) => (a as unknown as { value: string }).value)),
    ).toContain('Dopisane z klawiatury')
    await page.locator(`button[value="remove:evidence.${last - 1}"]`).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator(`[id="evidence.${last}"]`).count()).toBe(0)
  })

  it('something is picked by typing: arrows choose, Escape leaves it, and nothing is sent by Enter', async () => {
    await page.locator('button[value="add:places"]').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/at=places/)
    const place = /at=(places\.\d+)/.exec(page.url())![1]!
    const country = control(page, `${place}.country`)
    await expect.poll(() => page.evaluate(focused)).toBe(`${place}.country`)
    const chosen = () =>
      page
        .locator(`select[name="${place}.country"]`)
        .evaluate((select) => (select as unknown as { value: string }).value)

    await page.keyboard.type('nor')
    await expect.poll(() => country.getAttribute('aria-expanded')).toBe('true')
    expect(await page.locator(`[id="${place}.country-list"] [role=option]`).allInnerTexts()).toEqual(['Norwegia'])
    await page.keyboard.press('Escape')
    expect(await country.getAttribute('aria-expanded')).toBe('false')
    expect(await chosen()).toBe('')

    await page.keyboard.type('cze')
    await page.keyboard.press('ArrowDown')
    const active = await country.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    const before = page.url()
    await page.keyboard.press('Enter')
    expect(await chosen()).toBe('CZ')
    expect(page.url()).toBe(before)
    // the regions that are offered are those of the country
    const regions = page.locator(`select[name="${place}.region"] option`)
    await expect
      .poll(async () =>
        (await regions.evaluateAll((all) => all.map((o) => (o as unknown as { value: string }).value))).every(
          (v) => v === '' || v.startsWith('CZ'),
        ),
      )
      .toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(focused)).toBe(`${place}.region`)
    await page.keyboard.type('olomun')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+s')
    await page.waitForURL(/saved=/)
    const { rows } = await pool.query(
      'select content from revisions where entry_id = $1 order by number desc limit 1',
      [id],
    )
    expect(rows[0].content.places.at(-1)).toMatchObject({ country: 'CZ', region: 'CZ071' })
  })
})
