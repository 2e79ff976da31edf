import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { createRandom } from './random.ts'

const header = [
  ...['Period', 'Programme', 'Project acronym', 'Project name in English', 'Description', 'Start date', 'End date'],
  ...['Total budget (EUR)', 'EU funding (EUR)', 'Thematic', 'Lead partner', 'Lead partner country', 'Partners'],
  ...['Website', 'Remarks'],
]
const programmes = [
  'Interreg V-A Czech Republic - Poland',
  'Interreg CENTRAL EUROPE 2014-2020',
  'Interreg Baltic Sea Region 2014-2020',
  'Interreg Poland - Slovakia 2014-2020',
]
const themes = ['Energy', 'Water management', 'Transport', 'Waste', 'Tourism', 'Social inclusion']
const countries = ['Poland', 'Czechia', 'Germany', 'Slovakia', 'Lithuania', 'Hungary']
const heads = ['Shared', 'Better', 'Clean', 'Joint', 'Open', 'Green', 'Near', 'Quiet', 'Safe', 'Smart']
const subjects = ['buses', 'rivers', 'schools', 'markets', 'archives', 'clinics', 'forests', 'bridges', 'harbours']
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri fro glu'.split(' ')
const bodies = ['Town of', 'County of', 'University of', 'Union of communes of', 'Development agency of']
const sentences = [
  'The offices of two towns write one timetable and publish it on the same day.',
  'Each partner keeps its own budget and answers for its own part of the work.',
  'What was learned is written down and given to whoever asks for it.',
]

/** Rows like those of an export of keep.eu: made-up projects, each with a lead and partners of whom many have several. */
export function makeRows(count: number): string[][] {
  const { whole, pick, times } = createRandom(7)
  const name = () => {
    const word = times(2, 4, () => pick(syllables)).join('')
    return word[0]!.toUpperCase() + word.slice(1)
  }
  const organisations = Array.from({ length: Math.ceil(count / 4) }, (_, i) => `${pick(bodies)} ${name()} ${i}`)
  const rows = Array.from({ length: count }, (_, i) => {
    const start = whole(2014, 2019)
    const partners = times(1, 3, () => `${pick(organisations)} (${pick(countries)})`)
    return [
      ...['2014-2020', pick(programmes), `${name().toUpperCase()}-${i + 1}`],
      `${pick(heads)} ${pick(subjects)} between ${name()} and ${name()}`,
      times(1, 3, () => pick(sentences)).join(' '),
      ...[`${start}-0${whole(1, 9)}-01`, `${start + whole(1, 3)}-0${whole(1, 9)}-28`],
      ...[`${whole(50, 2000) * 1000}`, `${whole(10, 40) * 1000}`, pick(themes), pick(organisations), pick(countries)],
      ...[partners.join(' | '), `www.project-${i + 1}.example`, ''],
    ]
  })
  return [header, ...rows]
}

const quoted = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export function makeCsv(rows: string[][]): Buffer {
  return Buffer.from(`${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`)
}

export async function makeXlsx(rows: string[][]): Promise<Buffer> {
  const cell = (value: string, column: number) => (/^\d+$/.test(value) && column > 0 ? Number(value) : value)
  const sheet = rows.map((row) => row.map((value, column) => ({ value: cell(value, column) })))
  return writeExcelFile(sheet, { sheet: 'Projects' }).toBuffer()
}

const samples = path.join(import.meta.dirname, '../test/annexes/samples')

/** Puts `count` annexes of every format into a folder: the samples, and more like the plain ones under other names. */
export function makeFolder(folder: string, count: number): string[] {
  const found = ['labels', 'prose'].flatMap((part) =>
    readdirSync(path.join(samples, part))
      .filter((name) => /\.(txt|html|docx|odt|pdf|csv)$/.test(name))
      .map((name) => path.join(samples, part, name)),
  )
  const plain = found.filter((file) => /\.(txt|html)$/.test(file))
  mkdirSync(folder, { recursive: true })
  const files: string[] = []
  for (let n = 0; n < count; n++) {
    const round = Math.floor(n / found.length)
    const from = round === 0 ? found[n]! : plain[n % plain.length]!
    const to = path.join(folder, `${String(n + 1).padStart(4, '0')}-${path.basename(from)}`)
    if (round === 0) cpSync(from, to)
    else {
      // another number in the title makes it another document, about something else
      const text = readFileSync(from, 'utf8')
      writeFileSync(to, from.endsWith('.html') ? text.replace(/(<h1[^>]*>|<p[^>]*>)/, `$1${n} `) : `${n} ${text}`)
    }
    files.push(to)
  }
  return files
}
