import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../../src/annexes/extract.ts'
import { findDates, findPeriods, findTimes, isMissing, isOngoing, readDate } from '../../src/annexes/normalise/dates.ts'
import { findEmails, findLinks } from '../../src/annexes/normalise/emails.ts'
import { findIdentifiers } from '../../src/annexes/normalise/identifiers.ts'
import { guessLanguage } from '../../src/annexes/normalise/languages.ts'
import { findMoney, readMoney } from '../../src/annexes/normalise/money.ts'
import { readNumber } from '../../src/annexes/normalise/numbers.ts'
import { readOfficeHours } from '../../src/annexes/normalise/office-hours.ts'
import { findPhones, readPhone } from '../../src/annexes/normalise/phones.ts'
import { measureCoverage } from '../../src/annexes/passages.ts'
import { type ReadDocument, Rejected } from '../../src/annexes/reading/document.ts'
import { readDocument } from '../../src/annexes/reading/read-document.ts'

// Seeded, so that a failure comes again: whatever comes in, the readers either read it or reject it by a code, and of
// what they read no visible character is lost.
const folder = new URL('./samples/labels/', import.meta.url)
const samples = readdirSync(folder)
  .filter((name) => /^(?:form-en|search-pl|project-pl-table)\.\w+$/.test(name) && !name.endsWith('json'))
  .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }))
const settings = { seed: 20_260_401, endOnFailure: true }

function holds(document: ReadDocument): void {
  const { text, blocks } = document
  const extraction = extract(document)
  const spans = [
    ...extraction.passages,
    ...extraction.entities.flatMap(({ provenance }) => Object.values(provenance).flat()),
  ]
  expect(spans.filter(({ start, end, raw }) => text.slice(start, end) !== raw)).toEqual([])
  if (blocks.length > 0) expect(measureCoverage(text, extraction).lost).toBe(0)
}

async function readsOrRejects(bytes: Buffer, name: string): Promise<void> {
  const document = await readDocument(bytes, name).catch((error) => {
    if (!(error instanceof Rejected)) throw error
    return undefined
  })
  if (document) holds(document)
}

test('files with changed, lost and doubled bytes', async () => {
  const change = fc.record({
    sample: fc.constantFrom(...samples),
    flips: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
    cut: fc.option(fc.nat(), { nil: undefined }),
    again: fc.option(fc.tuple(fc.nat(), fc.nat(400)), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(change, async ({ sample, flips, cut, again }) => {
      let bytes = Buffer.from(sample.bytes)
      for (const [at, value] of flips) bytes[at % bytes.length] = value
      if (again) {
        const at = again[0] % bytes.length
        bytes = Buffer.concat([bytes.subarray(0, at + again[1]), bytes.subarray(at)])
      }
      await readsOrRejects(cut === undefined ? bytes : bytes.subarray(0, cut % bytes.length), sample.name)
    }),
    { ...settings, numRuns: 250 },
  )
})

test('bytes under any name', async () => {
  const starts = [
    '',
    'PK\x03\x04',
    '%PDF-1.7\n',
    '<html><body>',
    '{"a":',
    '[',
    '\xff\xfe',
    '\xef\xbb\xbf',
    '<?xml version="1.0"?>',
  ]
  const endings = ['txt', 'docx', 'odt', 'pdf', 'html', 'xlsx', 'csv', 'json', 'zip', 'exe', '']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...starts),
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom(...endings),
      (start, rest, ending) => readsOrRejects(Buffer.concat([Buffer.from(start, 'latin1'), rest]), `a.${ending}`),
    ),
    { ...settings, numRuns: 400 },
  )
})

const words = fc.constantFrom(
  ...'Index:|Country|Location|POLAND|Start: 2005|End: ongoing|Topic of the practice|Contact details|Tel.: 77 446 14 00|NIP: 7543078725|KRS|Tytuł|Opis praktyki:|Kontakt|Název –|Hledáme|Annex completed on: 09-22-2014|Candidate ID|Partnerzy|Priority:1: x|Aims: • a • b|– |• |1. |a) |(ABC)|jan@example.pl|www.example.pl|2012-13|od 2014 do 2020|260 mln euro|ul. Nowa 5, 45-018 Opole|Yes|nie|:|\t|\u00a0|\u00ad|\u200b|İ|ß|ﬁ|𝒳|e\u0301|\u0000|\r|„tekst”|Ł|'.split(
    '|',
  ),
)
const line = fc.oneof(
  { weight: 6, arbitrary: fc.array(words, { maxLength: 5 }).map((parts) => parts.join(' ')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
)

test('texts of labels, values and anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 25 }), fc.constantFrom('txt', 'html', 'csv'), (lines, ending) =>
      readsOrRejects(Buffer.from(ending === 'html' ? `<p>${lines.join('</p><b>')}` : lines.join('\n')), `a.${ending}`),
    ),
    { ...settings, numRuns: 500 },
  )
})

const finders = { findDates, findPeriods, findTimes, findEmails, findLinks, findIdentifiers, findMoney, findPhones }
const readers = { readDate, isMissing, isOngoing, guessLanguage, readMoney, readNumber, readOfficeHours, readPhone }

test.each(Object.entries(finders))('%s finds what stands there, in order and apart', (_, find) => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = lines.join('\n')
      const found = find(text).filter((each) => !('suggested' in each) || !each.suggested)
      for (const [i, { start, end, raw }] of found.entries()) {
        expect(text.slice(start, end)).toBe(raw)
        expect(end).toBeGreaterThan(start)
        expect(start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0)
      }
    }),
    { ...settings, numRuns: 300 },
  )
})

test.each(Object.entries(readers))('%s takes any text', (_, read) => {
  fc.assert(
    fc.property(line, (text) => {
      read(text)
    }),
    { ...settings, numRuns: 500 },
  )
})

const long = 15_000
test.each([
  ['one word', 'a'.repeat(long)],
  ['spaces', `a${' '.repeat(long)}b`],
  ['digits', '1 '.repeat(long)],
  ['dots', '1.'.repeat(long)],
  ['at signs', 'a@'.repeat(long)],
  ['colons', 'A: '.repeat(long)],
  ['dashes', 'A – '.repeat(long)],
  ['tabs', 'Index\t'.repeat(long)],
  ['bullets', '• a '.repeat(long)],
  ['brackets', '('.repeat(long)],
  ['quotes', '„'.repeat(long)],
  ['capitals', 'Aa Bb '.repeat(long)],
  ['labels', 'Index: 1\n'.repeat(3000)],
  ['contacts', 'Contact details\nJan Nowy, tel. 12 000 33 44, jan@example.pl\n'.repeat(500)],
])('%s without end come to an end', async (_, text) => {
  await readsOrRejects(Buffer.from(`Topic of the practice\n${text}`), 'a.txt')
  await readsOrRejects(Buffer.from(text), 'a.txt')
})
