import type { Span } from '../extraction.ts'

/** `suggested`: spelt out against machines ("name (at) office.pl"); a person has to look at it. */
export type FoundEmail = Span & { value: string; suggested: boolean; confidence: number }

const plain =
  /(?<![\w.+-])[a-z0-9](?:[a-z0-9._%+-]{0,62}[a-z0-9_])?@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?![\w@-])/gi
const spelt =
  /(?<![\w.+-])[a-z0-9][a-z0-9._+-]{0,62} ?(?:\(at\)|\[at\]|\(małpa\)|\(zavináč\)|\{at\}) ?(?:[a-z0-9-]+(?:\.| ?\((?:dot|kropka|tečka)\) ?))+[a-z]{2,24}/gi

/** E-mail addresses in a text, in lower case. */
export function findEmails(text: string): FoundEmail[] {
  const found = [...text.matchAll(plain)].map((match) => shape(match, match[0].toLowerCase(), false))
  const hidden = [...text.matchAll(spelt)].map((match) =>
    shape(
      match,
      match[0]
        .toLowerCase()
        .replace(/ ?[([{](?:at|małpa|zavináč)[)\]}] ?/, '@')
        .replace(/ ?\((?:dot|kropka|tečka)\) ?/g, '.'),
      true,
    ),
  )
  return [...found, ...hidden].sort((a, b) => a.start - b.start)
}

const shape = (match: RegExpExecArray, value: string, suggested: boolean): FoundEmail => ({
  start: match.index,
  end: match.index + match[0].length,
  raw: match[0],
  value,
  suggested,
  confidence: suggested ? 0.6 : 0.99,
})

const address = /(?<![\w@.])(?:https?:\/\/[^\s<>"'„”»«)\]]+|www\.[^\s<>"'„”»«)\]]+)/gi

/** Web addresses, with https:// where none is written; a full stop or comma at the end belongs to the sentence. */
export function findLinks(text: string): (Span & { value: string; confidence: number })[] {
  return [...text.matchAll(address)].flatMap((match) => {
    const raw = match[0].replace(/[.,;:!?]+$/, '')
    const value = URL.parse(/^https?:/i.test(raw) ? raw : `https://${raw}`)
    if (!value?.hostname.includes('.')) return []
    return [
      {
        start: match.index,
        end: match.index + raw.length,
        raw,
        value: value.href.replace(/\/$/, ''),
        confidence: 0.95,
      },
    ]
  })
}
