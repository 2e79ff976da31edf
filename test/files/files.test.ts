import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { archiveEntry, publishEntry } from '../../src/entries/publish-entry.ts'
import { createEntry, saveRevision } from '../../src/entries/save-revision.ts'
import { kindByName } from '../../src/kinds.ts'
import { makeAccount, signIn } from '../accounts/staff.ts'
import { openPortal } from '../portal.ts'
import { publishBody } from '../publish.ts'
import { words } from '../read-page.ts'
import { makeDocx, makePdf, makePicture } from './make-file.ts'

const portal = await openPortal({ content: 'none', env: { BASE_URL: 'http://portal.example' } })
const { pool } = portal
const practice = kindByName.get('practice')!

type Person = Awaited<ReturnType<typeof signIn>>
let people: Record<'admin' | 'editor' | 'own' | 'other', Person>
let [mine, theirs] = [0, 0]

const practiceContent = { title: { pl: 'Tytuł' }, summary: { pl: 'Opis.' }, places: [{ country: 'PL' }] }
let made = 0
async function makeEntry(content: object = practiceContent): Promise<number> {
  made += 1
  const id = await createEntry(pool, practice, { slug: `entry-${made}`, originalLanguage: 'pl', ownerId: mine })
  await saveRevision(pool, practice, id, { content, relations: [], sources: [] }, { origin: 'staff' })
  return id
}

beforeAll(async () => {
  mine = await publishBody(pool, 'mine')
  theirs = await publishBody(pool, 'theirs')
  await makeAccount(portal, { email: 'admin@office.example', role: 'admin' })
  await makeAccount(portal, { email: 'editor@office.example', role: 'editor' })
  await makeAccount(portal, { email: 'own@office.example', role: 'contributor', organisationId: mine })
  await makeAccount(portal, { email: 'other@office.example', role: 'contributor', organisationId: theirs })
  const [admin, editor, own, other] = await Promise.all(
    ['admin', 'editor', 'own', 'other'].map((name) => signIn(portal, `${name}@office.example`)),
  )
  people = { admin: admin!, editor: editor!, own: own!, other: other! }
})

type Fields = Record<string, string>
const asImage = { as: 'image', 'alt.pl': 'Dom' }
function send(person: Person, entry: number, fields: Fields, file?: { name: string; bytes: Buffer }, language = 'pl') {
  const request = person.post(`/${language}/admin/entries/${entry}/files`)
  if (file) request.attach('file', file.bytes, file.name) // first: what is typed comes after it, as in a form
  return request.field(fields)
}
const countFiles = async () => (await pool.query('select count(*)::int n from files')).rows[0].n as number
const newestFile = async () => (await pool.query('select f.* from files f order by f.id desc limit 1')).rows[0]
const copyOf = async (entry: number) =>
  (await pool.query('select w.form from working_copies w where w.entry_id = $1', [entry])).rows[0]?.form

describe('an upload is refused', () => {
  test('to whoever may not edit the entry, whatever they send', async () => {
    const entry = await makeEntry()
    const file = { name: 'a.png', bytes: await makePicture('png') }
    const before = await countFiles()
    await send(people.other, entry, asImage, file).expect(404)
    await send(portal.request(), entry, asImage, file).expect(403)
    await send(people.editor, 999_999, asImage, file).expect(404)
    const crossSite = send(people.own, entry, asImage, file).set('Sec-Fetch-Site', 'cross-site')
    await crossSite.expect(403)
    await people.other.get(`/pl/admin/entries/${entry}/files`).expect(404)
    await portal.request().get(`/pl/admin/entries/${entry}/files`).expect(303)
    await pool.query(`update entries set status = 'published', published_revision = draft_revision where id = $1`, [
      entry,
    ])
    await send(people.other, entry, asImage, file).expect(403)
    expect(await countFiles()).toBe(before)
  })

  test.each<[number, string, Fields, { name: string; bytes: Buffer } | undefined]>([
    [422, 'Nie wybrano pliku', asImage, undefined],
    [422, 'Wybierz zastosowanie', { 'alt.pl': 'Dom' }, { name: 'a.pdf', bytes: makePdf() }],
    [422, 'Opisz obraz', { as: 'image', 'alt.cs': 'Dům' }, { name: 'a.pdf', bytes: makePdf() }],
    [422, 'Za długi tekst', { as: 'image', 'alt.pl': 'a'.repeat(301) }, { name: 'a.pdf', bytes: makePdf() }],
    [422, 'niedozwolone znaki', { as: 'image', 'alt.pl': 'a\u0007' }, { name: 'a.pdf', bytes: makePdf() }],
    [415, 'to nie obraz', asImage, { name: 'a.png', bytes: Buffer.from('<html><script>1</script>') }],
    [415, 'to nie dokument', { as: 'attachment' }, { name: 'a.pdf', bytes: Buffer.from('<html>') }],
    [415, 'z makrami', { as: 'attachment' }, { name: 'a.docx', bytes: makeDocx('word/vbaProject.bin') }],
    [413, 'limit to 10 MB', asImage, { name: 'a.png', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, 1) }],
    [413, 'limit to 20 MB', { as: 'attachment' }, { name: 'a.pdf', bytes: Buffer.alloc(21 * 1024 * 1024, 1) }],
  ])('with %i and “%s”, on the form and with what was typed', async (status, said, fields, file) => {
    const entry = await makeEntry()
    const before = await countFiles()
    const typed = { 'alt.en': 'A <b>house</b>', 'title.cs': 'Zpráva', ...fields }
    const { text } = await send(people.own, entry, typed, file).expect(status)
    expect(words(text)).toContain(said)
    expect(text).toContain('role="alert"')
    for (const [name, value] of Object.entries(typed))
      if (name === 'as') expect(text).toMatch(new RegExp(`value="${value}" checked`))
      else
        expect(text).toContain(
          `>${value.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u0007', '')}</textarea>`,
        )
    expect(await countFiles()).toBe(before)
    expect(await copyOf(entry)).toBeUndefined()
  })

  test('where it is no form that can be read', async () => {
    const entry = await makeEntry()
    const path = `/pl/admin/entries/${entry}/files`
    const broken = (body: string, boundary = 'x') =>
      people.own.post(path).set('Content-Type', `multipart/form-data; boundary=${boundary}`).send(body)
    await broken('--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nhalf').expect(400)
    await broken('nonsense').expect(400)
    await people.own.post(path).set('Content-Type', 'multipart/form-data').send('').expect(400)
    const two = people.own.post(path).attach('file', makePdf(), 'a.pdf').attach('file', makePdf(), 'b.pdf')
    await two.expect(400)
    await people.own.post(path).attach('other', makePdf(), 'a.pdf').expect(400)
    await people.own.post(path).field('alt.pl', 'a'.repeat(30_000)).expect(413)
    await people.own.post(path).field('as[x]', 'image').field('alt.pl', 'a').expect(422)
    await people.own.post(path).type('form').send({ as: 'image' }).expect(422)
  })
})

describe('an upload', () => {
  test('is kept under a clean name and put into the draft of whoever sent it', async () => {
    const entry = await makeEntry()
    const fields = { ...asImage, 'alt.cs': ' Dům\r\n v obci ' }
    const file = { name: '../..\\Żółty "dom".PNG', bytes: await makePicture('png', { colour: '#ffee00' }) }
    const { headers } = await send(people.own, entry, fields, file).expect(303)
    expect(headers.location).toMatch(`/pl/admin/entries/${entry}/edit`)
    const { id, ...kept } = await newestFile()
    expect(kept).toMatchObject({ name: 'Żółty -dom-.webp', media_type: 'image/webp', width: 800, owner_id: mine })
    expect(kept.sha256).toEqual(createHash('sha256').update(kept.bytes).digest())
    const form = await copyOf(entry)
    expect(form).toMatchObject({
      'title.pl': 'Tytuł',
      'images.0.file': String(id),
      'images.0.alt.pl': 'Dom',
      'images.0.alt.cs': 'Dům v obci',
    })
    const { rows } = await pool.query(`select l.entry_id, l.detail from audit_log l where l.action = 'file.uploaded'
      order by l.id desc limit 1`)
    expect(rows).toEqual([{ entry_id: entry, detail: { file: id } }])
  })

  test('of the same file again makes no second copy, and a second place in the draft', async () => {
    const entry = await makeEntry()
    const file = { name: 'Raport końcowy.docx', bytes: makeDocx('word/a.xml') }
    await send(people.own, entry, { as: 'attachment' }, file).expect(303)
    const count = await countFiles()
    await send(people.own, entry, { as: 'attachment', 'title.pl': 'Raport' }, file).expect(303)
    expect(await countFiles()).toBe(count)
    const form = await copyOf(entry)
    expect(form['attachments.0.title.pl']).toBe('Raport końcowy')
    expect(form['attachments.1.title.pl']).toBe('Raport')
    expect(form['attachments.1.file']).toBe(form['attachments.0.file'])
  })

  test('is listed with where it is used, and is removed only while nothing uses it', async () => {
    const entry = await makeEntry()
    const path = `/pl/admin/entries/${entry}/files`
    const picture = { name: 'list.png', bytes: await makePicture('png', { colour: '#00ff00' }) }
    await send(people.own, entry, asImage, picture).expect(303)
    const { id } = await newestFile()
    expect(words((await people.own.get(path).expect(200)).text)).toContain('w tekście, którego nie zapisano')
    await people.own.post(`${path}/${id}/remove`).expect(409)

    await pool.query('delete from working_copies where entry_id = $1', [entry])
    expect(words((await people.own.get(path).expect(200)).text)).toContain('nieużywany')
    const content = { ...practiceContent, images: [{ file: id, alt: { pl: 'Dom' } }] }
    await saveRevision(pool, practice, entry, { content, relations: [], sources: [] }, { origin: 'staff' })
    expect(words((await people.own.get(path).expect(200)).text)).toMatch(/PR-\d+ Tytuł/)
    const without = { content: practiceContent, relations: [], sources: [] }
    await saveRevision(pool, practice, entry, without, { origin: 'staff' })
    expect(words((await people.own.get(path).expect(200)).text)).toContain('tylko w starszych wersjach')
    expect((await people.own.get(`${path}/${id}/remove`).expect(200)).text).not.toContain(
      '<form method="post" action="/pl/admin/entries',
    )
    await people.own.post(`${path}/${id}/remove`).expect(409)

    const document = { name: 'unused.pdf', bytes: makePdf('unused') }
    await send(people.own, entry, { as: 'attachment' }, document).expect(303)
    await pool.query('delete from working_copies where entry_id = $1', [entry])
    const unused = (await newestFile()).id
    await people.other.post(`${path}/${unused}/remove`).expect(404)
    expect((await people.own.get(`${path}/${unused}/remove`).expect(200)).text).toContain('unused.pdf')
    await people.own.post(`${path}/${unused}/remove`).expect(303)
    await people.own.post(`${path}/${unused}/remove`).expect(404)
    expect((await pool.query('select 1 from files f where f.id = $1', [unused])).rows).toEqual([])
    expect((await people.own.get(`${path}?done=removed`).expect(200)).text).toContain('Plik został usunięty.')
  })

  test('stays while it is named by what was typed and could not be read', async () => {
    const entry = await makeEntry()
    await send(people.own, entry, { as: 'attachment' }, { name: 'held.pdf', bytes: makePdf('held') }).expect(303)
    const { id } = await newestFile()
    const { form } = (await pool.query('delete from working_copies where entry_id = $1 returning form', [entry]))
      .rows[0]
    const draft = { content: practiceContent, relations: [], sources: [] }
    await saveRevision(pool, practice, entry, draft, { origin: 'staff', form })
    await people.own.post(`/pl/admin/entries/${entry}/files/${id}/remove`).expect(409)
  })

  test('can be put into another entry of the same organisation, and into no entry of others', async () => {
    const [entry, other] = [await makeEntry(), await makeEntry()]
    await send(people.own, entry, asImage, { name: 'b.png', bytes: await makePicture('png', { colour: '#123' }) })
    const { id } = await newestFile()
    const path = `/pl/admin/entries/${other}/files/${id}`
    expect(words((await people.own.get(path).expect(200)).text)).toContain('b.webp')
    expect((await people.own.post(path).type('form').send({ 'alt.en': 'x' }).expect(422)).text).toContain('Opisz obraz')
    await people.own.post(path).type('form').send({ 'alt.pl': 'Ten sam dom' }).expect(303)
    expect(await copyOf(other)).toMatchObject({ 'images.0.file': String(id), 'images.0.alt.pl': 'Ten sam dom' })
    await pool.query('update entries set owner_id = $2 where id = $1', [other, theirs])
    await people.other.get(`/pl/admin/entries/${other}/files`).expect(200)
    await people.other.get(path).expect(404)
    await people.other.post(path).type('form').send({ 'alt.pl': 'Dom' }).expect(404)
    for (const odd of ['0', '-1', '1e3', '99999999999', 'x'])
      await people.own.get(`/pl/admin/entries/${entry}/files/${odd}`).expect(404)
  })

  test('is not undone by a draft that somebody else is writing', async () => {
    const entry = await makeEntry()
    await send(people.own, entry, asImage, { name: 'c.png', bytes: await makePicture('png', { colour: '#321' }) })
    await send(people.editor, entry, { ...asImage, 'alt.pl': 'Inny' }, { name: 'c.pdf', bytes: makePdf() }).expect(415)
    const { rows } = await pool.query('select w.form from working_copies w where w.entry_id = $1', [entry])
    expect(rows).toHaveLength(1)
  })
})

describe('a file for readers', () => {
  async function publishWith(picture: number, document: number) {
    const entry = await makeEntry({
      ...practiceContent,
      images: [{ file: picture, alt: { pl: 'Dom "na" <wzgórzu>' }, caption: { cs: 'Dům' }, credit: 'Urząd' }],
      attachments: [{ file: document, title: { pl: 'Raport' } }],
    })
    await publishEntry(pool, practice, entry)
    return entry
  }
  async function upload(colour: string) {
    const entry = await makeEntry()
    await send(people.own, entry, asImage, { name: 'Dům.png', bytes: await makePicture('png', { colour }) }).expect(303)
    const picture = await newestFile()
    const file = { name: 'Zpráva "1".pdf', bytes: makePdf(colour) }
    await send(people.own, entry, { as: 'attachment' }, file).expect(303)
    return { picture, document: await newestFile() }
  }
  const at = ({ id, name }: { id: number; name: string }) => `/files/${id}/${encodeURIComponent(name)}`

  test('is not there before an entry with it is public, nor after', async () => {
    const { picture, document } = await upload('#a00')
    const paths = [at(picture), at(document), `/files/${picture.id}/thumbnail`, `/files/${picture.id}/other`]
    const all = async (status: number[]) => {
      for (const [i, path] of paths.entries())
        await portal
          .request()
          .get(path)
          .expect(status[i] ?? status[0]!)
    }
    await all([404])
    for (const path of paths) await people.admin.get(path).expect(404) // no session is read here
    const entry = await makeEntry({ ...practiceContent, images: [{ file: picture.id, alt: { pl: 'Dom' } }] })
    await all([404])
    await publishEntry(pool, practice, entry)
    await all([200, 404, 200, 301])
    const without = { content: practiceContent, relations: [], sources: [] }
    await saveRevision(pool, practice, entry, without, { origin: 'staff' })
    await all([200, 404, 200, 301])
    await publishEntry(pool, practice, entry)
    await all([404])
    await publishEntry(pool, practice, entry, { number: 1 })
    await all([200, 404, 200, 301])
    await archiveEntry(pool, practice, entry)
    await all([404])
  })

  test('is what it is and nothing else, and is kept as long as it is the same', async () => {
    const { picture, document } = await upload('#b00')
    await publishWith(picture.id, document.id)
    for (const [path, type, tag] of [
      [at(picture), 'image/webp', ''],
      [at(document), 'application/pdf', ''],
      [`/files/${picture.id}/thumbnail`, 'image/webp', '-thumbnail'],
    ] as const) {
      const { headers, body } = await portal.request().get(path).buffer().expect(200)
      expect(headers).toMatchObject({
        'content-type': type,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'public, max-age=0, must-revalidate',
      })
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers['content-length']).toBe(String(body.length))
      const { sha256 } = path === at(document) ? document : picture
      expect(headers.etag).toBe(`"${sha256.toString('hex')}${tag}"`)
      const again = await portal.request().get(path).set('If-None-Match', `"x", W/${headers.etag}`).expect(304)
      expect(again.headers.etag).toBe(headers.etag)
      expect(again.text).toBeFalsy()
      await portal
        .request()
        .get(path)
        .set('If-None-Match', `"${sha256.toString('hex')}-other"`)
        .expect(200)
      const head = await portal.request().head(path).expect(200)
      expect(head.headers['content-length']).toBe(String(body.length))
    }
    const { body } = await portal.request().get(at(document)).buffer()
    expect(createHash('sha256').update(body).digest()).toEqual(document.sha256)
  })

  test('is downloaded under its own name where it is a document, and shown where it is a picture', async () => {
    const { picture, document } = await upload('#c00')
    await publishWith(picture.id, document.id)
    const { headers } = await portal.request().get(at(document)).expect(200)
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Zpr?va -1-.pdf"; filename*=UTF-8''Zpr%C3%A1va%20-1-.pdf`,
    )
    expect((await portal.request().get(at(picture))).headers['content-disposition']).toBeUndefined()
    await pool.query(`update files set media_type = 'text/html' where id = $1`, [document.id])
    expect((await portal.request().get(at(document))).headers['content-disposition']).toMatch(/^attachment/)
  })

  test('has one address', async () => {
    const { picture, document } = await upload('#d00')
    await publishWith(picture.id, document.id)
    const moved = await portal.request().get(`/files/${picture.id}/index.html`).expect(301)
    expect(moved.headers.location).toBe(at(picture))
    await portal.request().get(`/files/${document.id}/thumbnail`).expect(404)
    for (const odd of ['/files/0/a', '/files/x/a', '/files/99999999999/a', `/files/${picture.id}`, '/files/1%00/a'])
      await portal.request().get(odd).expect(404)
    await portal.request().get(`/files/${picture.id}/%ff`).expect(400)
    await portal.request().post(at(picture)).expect(404)
  })

  test('is shown by the page with its words, and by the API with its address', async () => {
    const { picture, document } = await upload('#e00')
    const entry = await publishWith(picture.id, document.id)
    const { slug } = (await pool.query('select e.slug from entries e where e.id = $1', [entry])).rows[0]
    const { text } = await portal.request().get(`/cs/practices/${slug}`).expect(200)
    const img = /<img [^>]*>/.exec(text)?.[0]
    expect(img).toContain(`src="${at(picture)}"`)
    expect(img).toContain('width="800" height="600" alt="Dom &#34;na&#34; &lt;wzgórzu&gt;" lang="pl"')
    expect(img).toContain(`/files/${picture.id}/thumbnail 480w`)
    expect(img).toContain('loading="lazy"')
    expect(text).toMatch(/<figcaption>Dům .*Autor snímku: Urząd/)
    expect(text).toMatch(
      new RegExp(`href="${at(document)}" hreflang="pl">.*<span lang="pl">Raport</span></a>.*PDF, 1.kB, polština`),
    )
    const { body } = await portal.request().get(`/api/v1/practices/${slug}`).expect(200)
    expect(body.images).toEqual([
      {
        url: `http://portal.example${at(picture)}`,
        thumbnail: `http://portal.example/files/${picture.id}/thumbnail`,
        mediaType: 'image/webp',
        size: picture.size,
        width: 800,
        height: 600,
        alt: { pl: 'Dom "na" <wzgórzu>' },
        caption: { cs: 'Dům' },
        credit: 'Urząd',
      },
    ])
    expect(body.attachments).toEqual([
      {
        url: `http://portal.example${at(document)}`,
        mediaType: 'application/pdf',
        size: document.size,
        title: { pl: 'Raport' },
      },
    ])
    expect(body.files).toBeUndefined()
  })

  test('is there in a preview for whoever has its link', async () => {
    const { picture, document } = await upload('#f00')
    const entry = await makeEntry({ ...practiceContent, images: [{ file: picture.id, alt: { pl: 'Dom' } }] })
    const makePreview = (token: string, expires: string) =>
      pool.query(
        `insert into previews (token_hash, revision_id, created_by, expires_at)
         select $1, e.draft_revision, (select min(a.id) from accounts a), now() + $2::interval from entries e where e.id = $3`,
        [createHash('sha256').update(token).digest(), expires, entry],
      )
    await makePreview('valid', '1 hour')
    await makePreview('expired', '-1 hour')
    const { headers } = await portal
      .request()
      .get(`${at(picture)}?preview=valid`)
      .expect(200)
    expect(headers['cache-control']).toBe('private, no-store')
    await portal.request().get(`/files/${picture.id}/thumbnail?preview=valid`).expect(200)
    await portal
      .request()
      .get(`${at(document)}?preview=valid`)
      .expect(404)
    for (const query of ['', '?preview=', '?preview=expired', '?preview=wrong', '?preview=valid&preview=valid'])
      await portal
        .request()
        .get(`${at(picture)}${query}`)
        .expect(404)
  })

  test('before it is public is there for staff who may see the entry, and for nobody else', async () => {
    const { picture, document } = await upload('#0f1')
    for (const path of [
      `/pl/admin${at(picture)}`,
      `/pl/admin/files/${picture.id}/thumbnail`,
      `/cs/admin${at(document)}`,
    ]) {
      for (const person of [people.own, people.editor, people.admin]) {
        const { headers, status } = await person.get(path)
        expect([path, status]).toEqual([path, 200])
        expect(headers['cache-control']).toBe('no-store')
        expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'")
      }
      await people.other.get(path).expect(404)
      await portal.request().get(path).expect(303)
    }
    await people.own.get('/pl/admin/files/99999/x').expect(404)
    await publishWith(picture.id, document.id)
    await people.other.get(`/pl/admin${at(picture)}`).expect(200)
  })
})
