export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

const name = '[A-Za-z_][\\w.:-]*'
const attribute = new RegExp(`\\s+(${name})="([^"<]*)"`, 'y')
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', '#34': '"', '#39': "'" }

/** Reads an XML document strictly enough to refuse what feed readers would: throws where it is not well-formed. */
export function readXml(document: string): Element {
  const start = '<?xml version="1.0" encoding="utf-8"?>\n'
  if (!document.startsWith(start)) throw new Error('no declaration')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(document) || !document.isWellFormed())
    throw new Error('a character that XML forbids')
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, tag, text] of document.slice(start.length).matchAll(/(<[^>]*>?)|([^<]+)/g)) {
    const parent = open.at(-1)!
    if (text !== undefined) parent.text += readText(text)
    else if (tag!.startsWith('</')) {
      if (tag !== `</${parent.name}>`) throw new Error(`${tag} closes ${parent.name}`)
      open.pop()
    } else {
      const element = readTag(tag!)
      parent.children.push(element)
      if (!tag!.endsWith('/>')) open.push(element)
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim()) throw new Error('not one element')
  return root.children[0]!
}

function readTag(tag: string): Element {
  const begin = new RegExp(`^<(${name})`).exec(tag)
  if (!begin) throw new Error(`no tag: ${tag}`)
  const attributes: Record<string, string> = {}
  attribute.lastIndex = begin[0].length
  let end = attribute.lastIndex
  for (let found = attribute.exec(tag); found; found = attribute.exec(tag)) {
    if (Object.hasOwn(attributes, found[1]!)) throw new Error(`twice the same attribute: ${tag}`)
    attributes[found[1]!] = readText(found[2]!)
    end = attribute.lastIndex
  }
  if (!/^\s*\/?>$/.test(tag.slice(end))) throw new Error(`no tag: ${tag}`)
  return { name: begin[1]!, attributes, children: [], text: '' }
}

const readText = (text: string) =>
  text.replace(/&([^;]*);?/g, (whole, entity: string) => {
    if (!Object.hasOwn(entities, entity) || !whole.endsWith(';')) throw new Error(`no entity: ${whole}`)
    return entities[entity]!
  })

export const childrenOf = (element: Element, child: string): Element[] =>
  element.children.filter(({ name }) => name === child)
export const textOf = (element: Element, child: string): string | undefined => childrenOf(element, child)[0]?.text
