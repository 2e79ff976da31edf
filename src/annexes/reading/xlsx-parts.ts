import { readXml } from './read-xml.ts'

/** Texts of xl/sharedStrings.xml in order; what is only for pronouncing (rPh) is left out. */
export function readSharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = []
  if (!bytes) return strings
  let text: string | undefined
  let [inText, phonetic] = [false, false]
  readXml(bytes, {
    open({ name }) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text(piece) {
      if (inText && text !== undefined) text += piece
    },
    close({ name }) {
      if (name === 'si') strings.push(text ?? '')
      else if (name === 'rPh') phonetic = false
      else if (name === 't') inText = false
    },
  })
  return strings
}

const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])

/** For each cell format of xl/styles.xml: whether its numbers are dates. */
export function readDateFormats(bytes: Uint8Array | undefined): boolean[] {
  const dates = new Set<number>(builtInDates)
  const formats: boolean[] = []
  if (!bytes) return formats
  let inFormats = false
  readXml(bytes, {
    open({ name, attributes }) {
      if (name === 'numFmt' && isDateFormat(attributes.formatCode ?? '')) dates.add(Number(attributes.numFmtId))
      else if (name === 'cellXfs') inFormats = true
      else if (name === 'xf' && inFormats) formats.push(dates.has(Number(attributes.numFmtId)))
    },
    close({ name }) {
      if (name === 'cellXfs') inFormats = false
    },
  })
  return formats
}

/** A format with year, month or day in it; texts in quotes and conditions in brackets do not count. */
const isDateFormat = (code: string) =>
  /[ymd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').replace(/general/gi, ''))

export type SheetPart = { name: string; path: string; hidden: boolean }

/** The sheets of xl/workbook.xml in order, and whether days count from 1904. */
export function readWorkbook(
  workbook: Uint8Array,
  relations: Uint8Array | undefined,
): { sheets: SheetPart[]; from1904: boolean } {
  const targets = new Map<string, string>()
  if (relations)
    readXml(relations, {
      open({ name, attributes: { Id = '', Target = '' } }) {
        if (name === 'Relationship') targets.set(Id, Target.replace(/^\/?(?:xl\/)?/, 'xl/'))
      },
    })
  const sheets: SheetPart[] = []
  let from1904 = false
  readXml(workbook, {
    open({ name, attributes }) {
      if (name === 'sheet')
        sheets.push({
          name: attributes.name ?? '',
          path: targets.get(attributes.id ?? '') ?? '',
          hidden: (attributes.state ?? 'visible') !== 'visible',
        })
      else if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
    },
  })
  return { sheets, from1904 }
}

/** The day of a serial number as a date, ISO; undefined for what is only a time. Day 60 of 1900 never was. */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 1) || serial > 2_958_465) return undefined
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  return new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000).toISOString().slice(0, 10)
}
