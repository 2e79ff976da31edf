import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { translator } from '../../src/languages.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal, type Portal } from '../portal.ts'

type Visitor = ReturnType<Portal['request']>
let portal: Portal
let admin: Visitor
let other: Visitor
let editor: Visitor
beforeAll(async () => {
  portal = await openPortal({ content: 'none' })
  await makeAccount(portal, { email: 'admin@settings.example', role: 'admin' })
  await makeAccount(portal, { email: 'editor@settings.example', role: 'editor' })
  ;[admin, other, editor] = [
    await signIn(portal, 'admin@settings.example'),
    await signIn(portal, 'admin@settings.example'),
    await signIn(portal, 'editor@settings.example'),
  ]
})

const pages = ['', '/portal', '/accessibility', '/confirmations', '/security']
const at = (page: string) => `/en/admin/settings${page}`
const controlOf = (html: string, name: string) =>
  new RegExp(`name="${name.replaceAll('.', '\\.')}"[^>]* value="([^"]*)"`).exec(html)?.[1]
const open = async (visitor: Visitor, page: string) => {
  const { text } = await visitor.get(at(page)).expect(200)
  return { text, base: controlOf(text, 'base')! }
}
const send = (visitor: Visitor, page: string, values: object) => visitor.post(at(page)).type('form').send(values)
const lines = async () =>
  (await portal.pool.query(`select count(*)::int n from audit_log where action = 'settings.changed'`)).rows[0].n

describe('who may', () => {
  test.each(pages)('only admins: %s', async (page) => {
    await portal.request().get(at(page)).expect(303)
    await editor.get(at(page)).expect(403)
    await admin.get(at(page)).expect(200)
  })

  test.each(['/portal', '/accessibility', '/confirmations', '/security', '/logo'])('saving %s', async (page) => {
    await send(editor, page, {}).expect(403)
    await send(portal.request(), page, {}).expect(403)
    await admin.post(at(page)).set('Sec-Fetch-Site', 'cross-site').type('form').send({}).expect(403)
    expect(await lines()).toBe(0)
  })
})

describe('facts of the portal', () => {
  test('what cannot be read is refused with the text as it was typed', async () => {
    const { base } = await open(admin, '/portal')
    const typed = { 'name.pl': 'Związek <b>', email: 'no mail', phone: '12', web: 'ftp://x.example', country: 'de' }
    const refused = await send(admin, '/portal', { base, ...typed, 'portalName.en': 'x'.repeat(61) }).expect(422)
    for (const name of ['email', 'phone', 'web', 'country', 'portalName.en'])
      expect(refused.text, name).toContain(`href="#${name}"`)
    expect(refused.text).toContain('value="Związek &lt;b&gt;"')
    expect(controlOf(refused.text, 'email')).toBe('no mail')
    expect((await portal.pool.query('select 1 from portal_facts')).rowCount).toBe(0)
    const dated = await open(admin, '/accessibility')
    await send(admin, '/accessibility', { base: dated.base, publishedOn: '31.2.2026' }).expect(422)
    expect(await lines()).toBe(0)
  })

  test('objects and lists where text is meant count as nothing typed', async () => {
    const { base } = await open(admin, '/portal')
    await admin
      .post(at('/portal'))
      .type('form')
      .send(`base=${base}&name[pl][x]=1&email=a@b.example&email=c@d.example`)
      .expect(303)
    expect((await portal.pool.query('select 1 from portal_facts')).rowCount).toBe(0)
  })

  test('what is saved stands on the public pages at once, escaped, and in the log without its text', async () => {
    const { base } = await open(admin, '/portal')
    const name = 'Sieć <i>miast</i> {x}'
    const values = {
      base,
      'portalName.pl': name,
      'name.pl': 'Związek Próbny',
      country: 'pl',
      phone: '0048 77 446-14-00',
    }
    await send(admin, '/portal', values)
      .expect(303)
      .expect('Location', `${at('/portal')}?done=saved`)
    const page = (await portal.request().get('/pl/about').expect(200)).text.replaceAll('\u00a0', ' ')
    expect(page).toContain('Sieć &lt;i&gt;miast&lt;/i&gt; {x}</a>')
    expect(page).toContain('<title>O portalu – Sieć &lt;i&gt;miast&lt;/i&gt; {x}</title>')
    expect(page).not.toContain('<i>miast')
    expect(page).toContain('Aglomera, EUPL-1.2')
    expect((await portal.request().get('/cs')).text).toContain('Sieć &lt;i&gt;miast') // the only name that there is
    expect((await portal.request().get('/feed.atom?lang=pl')).text).toContain('Sieć &lt;i&gt;miast&lt;/i&gt; {x} – ')
    expect(translator('pl')('portal.name')).toBe(name) // so mails say it too
    expect(page).toContain('tel:+48774461400')
    const { rows } = await portal.pool.query(`select detail from audit_log where action = 'settings.changed'`)
    expect(rows).toEqual([{ detail: { fields: ['portalName.pl', 'name.pl', 'country', 'phone'] } }])
  })

  test('saving what stands there changes and logs nothing', async () => {
    const before = await lines()
    const { text, base } = await open(admin, '/portal')
    const kept = Object.fromEntries(
      ['portalName.pl', 'name.pl', 'phone'].map((name) => [
        name,
        controlOf(text, name)!.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      ]),
    )
    await send(admin, '/portal', { base, country: 'pl', ...kept }).expect(303)
    expect(await lines()).toBe(before)
  })

  test('of two admins the second is shown what the first has saved, and their own text stays', async () => {
    const [one, two] = [await open(admin, '/accessibility'), await open(other, '/accessibility')]
    const first = { base: one.base, compliance: 'full', 'limits.pl': 'Mapa <u>stara</u>' }
    await send(admin, '/accessibility', first).expect(303)
    const mine = { compliance: 'none', 'limits.pl': 'Inne', 'limits.cs': 'Jiné' }
    const refused = await send(other, '/accessibility', { base: two.base, ...mine }).expect(409)
    expect(refused.text).toContain('Mapa &lt;u&gt;stara')
    expect(refused.text).toContain('\nInne</textarea>')
    const facts = async () => (await portal.pool.query('select facts from portal_facts')).rows[0].facts
    expect(await facts()).toMatchObject({ compliance: 'full', limits: { pl: 'Mapa <u>stara</u>' } })
    // having seen it they may save
    await send(other, '/accessibility', { base: controlOf(refused.text, 'base'), ...mine }).expect(303)
    expect(await facts()).toMatchObject({ compliance: 'none', limits: { pl: 'Inne', cs: 'Jiné' }, country: 'pl' })
  })

  test('another page of facts is nobody’s conflict, and an emptied field is gone', async () => {
    const [one, two] = [await open(admin, '/accessibility'), await open(other, '/portal')]
    await send(admin, '/accessibility', { base: one.base, architecture: '', 'architecture.en': 'Step-free.' }).expect(
      303,
    )
    await send(other, '/portal', { base: two.base, country: 'cz' }).expect(303)
    const { facts } = (await portal.pool.query('select facts from portal_facts')).rows[0]
    expect(facts).toEqual({ country: 'cz', architecture: { en: 'Step-free.' } })
    expect((await portal.request().get('/en')).text).toContain('– Aglomera</title>')
  })
})

describe('the time after which contacts are asked', () => {
  test.each(['', '0', '121', '-1', '1.5', 'x', '1e1'])('%j is refused', async (months) => {
    const { base } = await open(admin, '/confirmations')
    const refused = await send(admin, '/confirmations', { base, months }).expect(422)
    expect(controlOf(refused.text, 'months')).toBe(months)
  })

  test('is kept, said to the second who changes it, and logged', async () => {
    const { base, text } = await open(admin, '/confirmations')
    expect([base, controlOf(text, 'months')]).toEqual(['24', '24'])
    expect(text).toContain('BASE_URL')
    await send(admin, '/confirmations', { base, months: '36' }).expect(303)
    const refused = await send(other, '/confirmations', { base, months: '12' }).expect(409)
    expect(refused.text).toContain('36')
    expect(controlOf((await open(other, '/confirmations')).text, 'months')).toBe('36')
    const { rows } = await portal.pool.query(`select value from settings where name = 'confirm-after-months'`)
    expect(rows).toEqual([{ value: 36 }])
  })
})

describe('the logo', () => {
  const picture = (format: 'png' | 'jpeg' | 'webp' | 'gif', width = 800, height = 200) =>
    sharp({ create: { width, height, channels: 3, background: '#a33' } })
      .toFormat(format)
      .toBuffer()
  const upload = (bytes: Buffer, name = 'x.png') => admin.post(at('/logo')).attach('logo', bytes, name)
  const shown = async () =>
    /<img class="logo" src="(\/logo\/[^"]+)"[^>]*>/.exec((await portal.request().get('/en')).text)

  test('refuses what is no picture of the three kinds, nothing, and too much', async () => {
    await upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'x.svg').expect(422)
    await upload(await picture('gif'), 'x.png').expect(422)
    await upload((await picture('png')).subarray(0, 60)).expect(422)
    await upload(Buffer.alloc(3_000_000)).expect(422)
    await admin.post(at('/logo')).field('do', 'save').expect(422)
    await admin
      .post(at('/logo'))
      .attach('other', await picture('png'), 'x.png')
      .expect(400)
    expect(await shown()).toBeNull()
    expect((await portal.pool.query('select 1 from files')).rowCount).toBe(0)
  })

  test.each(['png', 'jpeg', 'webp'] as const)('takes %s, drawn anew and small', async (format) => {
    const sent = await picture(format)
    await upload(sent, 'evil".html').field('alt.en', 'A red <b>bar</b>').expect(303)
    const [img, address] = (await shown())!
    expect(img).toContain('width="176" height="44" alt="A red &lt;b&gt;bar&lt;/b&gt;"')
    const answer = await portal.request().get(address!).buffer(true).expect(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const { format: kept, width } = await sharp(answer.body).metadata()
    expect([kept, width]).toEqual(['png', 352])
    expect((await portal.pool.query('select 1 from files')).rowCount).toBe(1)
  })

  test('keeps the picture when only its description changes, and is gone when it is removed', async () => {
    const [, address] = (await shown())!
    await admin.post(at('/logo')).field('alt.en', '').expect(303)
    const [img, same] = (await shown())!
    expect([same, img.includes('alt=""')]).toEqual([address, true])
    await admin.post(at('/logo')).field('do', 'remove').expect(303)
    expect(await shown()).toBeNull()
    await portal.request().get(address!).expect(404)
    for (const odd of ['/logo/', '/logo/..%2f', `/logo/${'0'.repeat(64)}`]) await portal.request().get(odd).expect(404)
    expect((await portal.pool.query('select 1 from files')).rowCount).toBe(0)
  })
})

test('the roles that need a second factor are kept, and known to nobody else', async () => {
  const { base, text } = await open(admin, '/security')
  expect(text).toContain('value="contributor"')
  await admin.post(at('/security')).type('form').send(`base=${base}&roles=contributor&roles=editor`).expect(303)
  await send(other, '/security', { base, roles: 'contributor' }).expect(409)
  await send(other, '/security', { base, roles: 'nobody' }).expect(303)
  const { rows } = await portal.pool.query(`select value from settings where name = 'second-factor-roles'`)
  expect(rows).toEqual([{ value: ['contributor', 'editor'] }])
})
