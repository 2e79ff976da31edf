import { expect, test } from 'vitest'
import type { ReadDocument } from '../../src/annexes/reading/document.ts'
import { readDocument } from '../../src/annexes/reading/read-document.ts'
import { drawLines, makeDocx, makeOdt, makePdf, wordPart } from './make-files.ts'
import { readLabels } from './read-labels.ts'

const blocksOf = ({ text, blocks }: ReadDocument) =>
  blocks.map(({ start, end, kind, region, level, style, hidden }) =>
    [kind, region === 'main' ? '' : region, level ?? '', style ?? '', hidden ? 'hidden' : '', text.slice(start, end)]
      .filter((part) => part !== '')
      .join(' '),
  )
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (inner: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`

test('a docx: numbers and headings that come from styles, boxes, notes, head and foot, deletions, hidden text', async () => {
  const styles = wordPart(
    'styles',
    '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="M"><w:name w:val="Own"/><w:basedOn w:val="N"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="Question"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Nadpis1"><w:name w:val="heading 1"/></w:style>',
  )
  const body = [
    paragraph(run('A title'), '<w:pStyle w:val="Nadpis1"/>'),
    paragraph(run('A question'), '<w:pStyle w:val="H"/>'),
    paragraph(run('first'), '<w:pStyle w:val="M"/>'),
    paragraph(run('no longer numbered'), '<w:pStyle w:val="M"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    paragraph(run('bold', '<w:b/>') + run(' words', '<w:b/>')),
    paragraph(run('half ', '<w:b/>') + run('of it bold')),
    paragraph(run('unseen', '<w:vanish/>')),
    paragraph(`${run('kept ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${run('added')}</w:ins>`),
    paragraph(`<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>`),
    `<w:p><w:r><w:txbxContent>${paragraph(run('in a box'))}</w:txbxContent></w:r>${run('beside a box')}</w:p>`,
    paragraph(`<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>${run('linked')}`),
  ].join('')
  const document = await readDocument(
    makeDocx(body, {
      'word/styles.xml': styles,
      'word/header1.xml': wordPart('hdr', paragraph(run('at the head'))),
      'word/footer1.xml': wordPart('ftr', paragraph(run('at the foot'))),
      'word/footnotes.xml': wordPart('footnotes', `<w:footnote>${paragraph(run('a note'))}</w:footnote>`),
    }),
    'a.docx',
  )
  expect(blocksOf(document)).toEqual([
    'paragraph header at the head',
    'heading 1 heading 1 A title',
    'heading 2 Question A question',
    'item 1 Own first',
    'paragraph Own no longer numbered',
    'paragraph bold bold words',
    'paragraph half of it bold',
    'paragraph hidden unseen',
    'paragraph kept added',
    'paragraph one',
    'paragraph two\tthree',
    'paragraph in a box',
    'paragraph beside a box',
    'paragraph linked',
    'paragraph note a note',
    'paragraph footer at the foot',
  ])
  expect(document.dropped).toMatchObject({ deletions: 1 })
})

test('an odt: deletions and comments are counted, hidden text is kept as hidden', async () => {
  const document = await readDocument(
    makeOdt(
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:h text:outline-level="2">A heading</text:h>' +
        '<text:p>one<text:s text:c="3"/>two<text:tab/>three<text:line-break/>four</text:p>' +
        '<text:p>seen<office:annotation><text:p>a comment</text:p></office:annotation></text:p>' +
        '<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>' +
        '<text:p>text<text:note><text:note-body><text:p>a note</text:p></text:note-body></text:note></text:p>',
    ),
    'a.odt',
  )
  expect(blocksOf(document)).toEqual([
    'heading 2 A heading',
    'paragraph one   two\tthree',
    'paragraph four',
    'paragraph seen',
    'item 1 item',
    'paragraph note a note',
    'paragraph text',
  ])
  expect(document.dropped).toEqual({ deletions: 1, comments: 1 })
})

test('a page: menus, cookies, asides and feet are no part of what it says', async () => {
  const html = Buffer.from(
    '<body><nav>Topics</nav><div class="breadcrumbs">Home</div><header>Site</header><div id="cookie-bar">Cookies</div>' +
      '<main><h2>Title</h2><pre>Index: 1\nCountry: Poland</pre><dl><dt>City</dt><dd>Opole</dd></dl><p><b>Bold</b> <b>line</b></p>' +
      '<ul><li>one<ul><li>deeper</li></ul></li></ul><p>soft&shy;hyphen and&nbsp;space</p></main>' +
      '<aside>Beside</aside><footer>Foot</footer></body>',
  )
  expect(blocksOf(await readDocument(html, 'a.html'))).toEqual([
    'paragraph nav Topics',
    'paragraph nav Home',
    'paragraph header Site',
    'paragraph nav Cookies',
    'heading 2 Title',
    'paragraph Index: 1',
    'paragraph Country: Poland',
    'label City',
    'paragraph Opole',
    'paragraph bold Bold line',
    'item 1 one',
    'item 2 deeper',
    'paragraph soft\u00adhyphen and\u00a0space',
    'paragraph aside Beside',
    'paragraph footer Foot',
  ])
})

test('a pdf: lines of a paragraph are one, labels stay apart, a hyphen at the end of a line stays', async () => {
  const wide = 'A paragraph that reaches as far to the right as the page goes and therefore goes on with self-'
  const document = await readDocument(
    makePdf({
      pages: [
        drawLines('Title: One', 'Country: Poland', wide, 'help in the next line.', 'Start: 2005', 'End: ongoing'),
      ],
    }),
    'a.pdf',
  )
  expect(document.text.split('\n')).toEqual([
    'Title: One',
    'Country: Poland',
    `${wide}help in the next line.`,
    'Start: 2005',
    'End: ongoing',
  ])
})

test('a csv: cells of many lines do not hide how it is separated', async () => {
  const long = `"${'a line; of | a cell\n'.repeat(300)}"`
  const { sheets } = await readDocument(Buffer.from(`a,b\n${long},1\n${long},2\n`), 'a.csv')
  expect(sheets[0]!.rows.map((row) => row.map(({ text }) => text.length))).toEqual([
    [1, 1],
    [6000, 1],
    [6000, 1],
  ])
})

/** Lines to what their labels give. */
async function read(...lines: string[]) {
  const { annexes } = readLabels(await readDocument(Buffer.from(lines.join('\n')), 'a.txt'))
  return annexes[0]!
}

test('a sentence that begins with a label’s word is none', async () => {
  const { entities } = await read(
    'Index: 1',
    'Topic of the practice',
    'Country people and townspeople share one bus.',
    'Results came soon',
  )
  expect(entities[0]).toMatchObject({ topic: 'Country people and townspeople share one bus.\nResults came soon' })
  expect(entities[0]).not.toHaveProperty('country')
})

test('a scalar takes one line and no more; what has no value takes none', async () => {
  const { entities } = await read(
    'Index: 1',
    'Acronym:',
    'Country: Poland',
    'City: Opole',
    'A line that nobody asked for.',
  )
  expect(entities[0]).toEqual({ type: 'practice', index_code: '1', country: 'PL', city: 'Opole' })
})

test('what says that there is nothing gives nothing', async () => {
  const { entities } = await read('Index: 1', 'Start: 2005', 'End: -', 'Country: n/a', 'Budget: brak', 'Website: none')
  expect(entities[0]).toEqual({ type: 'practice', index_code: '1', start: '2005' })
})

test('what is no date, country or amount stays as it stands, under the name of its label', async () => {
  const { entities, unknown } = await read(
    'Index: 1',
    'Start: when it rains',
    'Country: Narnia',
    'Budget: a lot',
    'Tel.: ask Ewa',
  )
  expect(entities[0]).toEqual({ type: 'practice', index_code: '1' })
  expect(unknown).toEqual(['main.start', 'main.country', 'main.budget_total', 'contact.phone'])
})

test('two values of one field are a question, never a choice', async () => {
  const document = await readDocument(Buffer.from('Index: 1\nStart: 2005\nStart: 2006\nEnd: 05/06/2010'), 'a.txt')
  const { annexes, questions } = readLabels(document)
  expect(annexes[0]!.entities[0]).toEqual({ type: 'practice', index_code: '1', start: '2005' })
  expect(questions.map(({ code, options }) => [code, options])).toEqual([
    ['contradiction', ['2005', '2006']],
    ['ambiguous_date', ['2010-06-05', '2010-05-06']],
  ])
})

test('one date that proves the order settles the others', async () => {
  const { entities } = await read('Index: 1', 'Start: 05/06/2010', 'Annex completed on: 09-22-2014')
  expect(entities).toMatchObject([{ start: '2010-05-06' }, { completed_on: '2014-09-22' }])
})

test('a phone without a country is one of the country that the document is from, else none', async () => {
  const phoneOf = async (...lines: string[]) =>
    (await read('Index: 1', ...lines, 'Organisation: Example Office', 'Phone: 596 000 111')).entities.find(
      ({ type }) => type === 'organisation',
    )
  expect(await phoneOf('Country: Czech Republic')).toMatchObject({ phone: '+420596000111' })
  expect(await phoneOf('Location POLAND SLASKIE Katowice')).toMatchObject({ phone: '+48596000111' })
  expect(await phoneOf('Priority: 1: The knowledge of the many and the work for all')).not.toHaveProperty('phone')
})

test('two names of one body are known by its acronym', async () => {
  const { entities } = await read(
    'Association of Invented Towns (AIT)',
    'Index: 1',
    'Contact details',
    'Jan Zmyślony (Director of the Office)',
    'Stowarzyszenie Zmyślonych Miast (AIT)',
  )
  expect(entities).toMatchObject([
    { title: 'Association of Invented Towns (AIT)' },
    { name: 'Jan Zmyślony', role: 'Director of the Office' },
    { name: 'Stowarzyszenie Zmyślonych Miast', acronym: 'AIT', alt_names: ['Association of Invented Towns'] },
  ])
})
