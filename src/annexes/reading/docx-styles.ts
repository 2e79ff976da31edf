import { readXml } from './read-xml.ts'

/** What a paragraph style says of its paragraphs, with what it inherits. */
export type DocxStyle = { name: string; heading?: number; list?: number; size?: number; bold?: boolean }

type Raw = {
  name: string
  basedOn?: string
  outline?: number
  numbered?: boolean
  level?: number
  size?: number
  bold?: boolean
}

/** The paragraph styles of word/styles.xml by their ids. Numbering may come from a style and not from the paragraph. */
export function readStyles(bytes: Uint8Array | undefined): Map<string, DocxStyle> {
  const raw = new Map<string, Raw>()
  if (!bytes) return new Map()
  let style: Raw | undefined
  readXml(bytes, {
    open({ name, attributes }) {
      if (name === 'style') {
        style = attributes.type === 'paragraph' ? { name: '' } : undefined
        if (style) raw.set(attributes.styleId ?? '', style)
      } else if (!style) return
      else if (name === 'name') style.name = attributes.val ?? ''
      else if (name === 'basedOn') style.basedOn = attributes.val
      else if (name === 'outlineLvl') style.outline = Number(attributes.val)
      else if (name === 'numId') style.numbered = attributes.val !== '0'
      else if (name === 'ilvl') style.level = Number(attributes.val)
      else if (name === 'sz') style.size = Number(attributes.val) / 2
      else if (name === 'b') style.bold = isOn(attributes.val)
    },
    close({ name }) {
      if (name === 'style') style = undefined
    },
  })
  return new Map([...raw.keys()].map((id) => [id, resolve(id, raw)]))
}

/** A style with what it has from the ones below it; a circle ends after ten steps. */
function resolve(id: string, raw: Map<string, Raw>): DocxStyle {
  const chain: Raw[] = []
  for (let at = raw.get(id); at && chain.length < 10; at = at.basedOn === undefined ? undefined : raw.get(at.basedOn))
    chain.push(at)
  const first = <K extends keyof Raw>(key: K) => chain.find((each) => each[key] !== undefined)?.[key]
  const outline = first('outline')
  const named = chain.map(({ name }) => /^(?:heading|nagłówek|nadpis) ?(\d)$/i.exec(name)?.[1]).find(Boolean)
  const title = chain.some(({ name }) => /^(title|tytuł|název)$/i.test(name))
  const heading = title ? 1 : named ? Number(named) : outline !== undefined && outline < 9 ? outline + 1 : undefined
  const list = first('numbered') ? (first('level') ?? 0) + 1 : undefined
  return { name: chain[0]?.name ?? '', heading, list, size: first('size'), bold: first('bold') }
}

/** A switch of WordprocessingML is on unless it says otherwise. */
export const isOn = (value: string | undefined): boolean => !['0', 'false', 'off'].includes(value ?? '')
