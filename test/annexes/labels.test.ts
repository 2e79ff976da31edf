import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/annexes/reading/read-document.ts'
import { evenSpaces, readLabels } from './read-labels.ts'

// Documents as offices write them, each in several formats, beside what they say as JSON. Where a format says less than
// the others (plain text does not show what is bold) it has its own JSON.
const folder = new URL('./samples/labels/', import.meta.url)
const files = readdirSync(folder).filter((name) => !name.endsWith('.json'))
const expectedOf = (file: string) => {
  const own = new URL(`${file}.json`, folder)
  const common = new URL(`${file.replace(/\.\w+$/, '')}.json`, folder)
  return JSON.parse(readFileSync(existsSync(own) ? own : common, 'utf8'))
}

test.each(files)('%s', async (file) => {
  const document = await readDocument(readFileSync(new URL(file, folder)), file)
  const { annexes, spans, questions } = readLabels(document)
  expect(evenSpaces(annexes)).toEqual(expectedOf(file))
  expect(questions).toEqual([])
  expect(spans.filter(({ start, end, raw }) => document.text.slice(start, end) !== raw)).toEqual([])
})

test('every layout comes in each of the three languages and the five formats', () => {
  const endings = (layout: string) =>
    new Set(files.filter((name) => name.startsWith(layout)).map((name) => name.split('.').at(-1)))
  for (const language of ['en', 'pl', 'cs'])
    for (const layout of ['form', 'search'])
      expect([...endings(`${layout}-${language}`)].toSorted()).toEqual(['docx', 'html', 'odt', 'pdf', 'txt'])
})
