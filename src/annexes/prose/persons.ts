import type { Span } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { organisationWord } from '../labels/read-contact-lines.ts'
import { findEmails } from '../normalise/emails.ts'
import { findPhones } from '../normalise/phones.ts'
import { type Part, shift, spanOf } from './parts.ts'

/** Somebody to turn to. A person without a role, a phone or an e-mail is none, and stays unnamed. */
export type Person = Span & {
  role?: Span
  suggestion?: string
  titled: boolean
  emails: (Span & { value: string; confidence: number })[]
  phones: (Span & { value: string; fax: boolean })[]
}

const title = String.raw`(?:(?:pp?\.|[Pp]an(?:i|a|u|em|ią|ią)?|[Pp]aní|[Pp]ane[mi]?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|dr\.?|prof\.?|Prof\.?|mgr\.?|Mgr\.?|inż\.?|Ing\.?|Bc\.?|PhDr\.?|RNDr\.?|JUDr\.?|arch\.?|hab\.?)\s+)`
const name = String.raw`\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\.)? \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?! ?\p{Lu}\p{Ll}+ \d)`
const pattern = new RegExp(
  String.raw`(?<!\p{L})(?<title>${title}+)?(?<name>${name})(?<after>,? (?:Ph\.?D\.?|MBA|CSc\.?))?(?:\s*[,(–-]\s*(?<role>(?:\p{L}|[ .-]){3,70}?)(?=[),;:]|\s*$|(?<!ds|ds\.)\.\s|\s[–-]|\s*\d))?`,
  'gu',
)
const roleWord =
  /dyrektor|director|prezes|kierowni|koordynator|coordinator|manager|menedzer|menadzer|manazer|burmistrz|prezydent|mayor|reditel|vedouci|starost|primator|koordinator|head of|president|specjalist|officer|sekretarz|secretary|tajemni|pelnomocni|ekspert|expert|asystent|assistant|predsed|chair|advisor|doradc|poradc|wojt|marszal|hejtman|rzecznik|spokes|mluvci|inspektor|referent/
const cue =
  /(?:kontakt\p{L}*|contact\p{L}*|informac\p{L}*|informuje|information|details|zgłosz\p{L}*|rejestrac\p{L}*|register|registration|přihl[aá]\p{L}*|questions|pyta(?:nia|ń)|dotazy|write to|call)/iu

/** People in a sentence with what reaches them: the nearest e-mail and phone behind the name, else before it. */
export function findPersons(sentence: Part, country?: string): Person[] {
  const { text } = sentence
  const emails = findEmails(text)
  const phones = findPhones(text, country).map((each) => ({
    ...each,
    fax: /fax|faks/i.test(text.slice(Math.max(0, each.start - 12), each.start)),
  }))
  const matches = [...text.matchAll(pattern)].filter((match) =>
    isPerson(match, text, emails.length + phones.length > 0),
  )
  return matches.map((match, i) => {
    const { name = '', role } = match.groups!
    const start = match.index + match[0].indexOf(name)
    const next = matches[i + 1]?.index ?? text.length
    const from = i === 0 ? 0 : match.index
    const own = <T extends Span>(all: T[]) => all.filter((each) => each.start >= from && each.start < next)
    const ownEmails = own(emails)
    const roleAt = role ? match.index + match[0].lastIndexOf(role) : 0
    const isRole = role !== undefined && roleWord.test(foldWords(role))
    const lead = isRole ? undefined : roleBefore(text, match.index)
    return shift(sentence, [
      {
        ...spanOf(text, start, start + name.length),
        titled: Boolean(match.groups!.title),
        ...(isRole
          ? { role: shift(sentence, [spanOf(text, roleAt, roleAt + role.trimEnd().length)])[0]! }
          : lead
            ? { role: shift(sentence, [lead])[0]! }
            : {}),
        suggestion: fromMailbox(name, ownEmails[0]?.value),
        emails: shift(sentence, ownEmails),
        phones: shift(sentence, own(phones)),
      },
    ])[0]!
  })
}

/** "Koordynator projektu: Name", "director Name". */
function roleBefore(text: string, index: number): Span | undefined {
  const from = Math.max(0, index - 120) // no title is longer, and a long text is not looked through for each name
  const match = /(?:^|[,;.(–-]\s*)(?<role>\p{L}[\p{L} -]{3,60}?)\s*(?::\s*|\s)$/u.exec(text.slice(from, index))
  const role = match?.groups?.role
  if (!match || !role || !roleWord.test(foldWords(role)) || role.split(' ').length > 6) return undefined
  const start = from + match.index + match[0].indexOf(role)
  return spanOf(text, start, start + role.length)
}

function isPerson(match: RegExpMatchArray, text: string, reachable: boolean): boolean {
  const { title: titled, name: words = '', role } = match.groups!
  if (
    organisationWord.test(words) ||
    /^(?:The|Dnia|Dne|Dla|Pro|W|V|Na|We|Ve|Pan|Pani|Tel|Fax|Ulic|Plac|Nám|New|Nowy|Nová)\b/u.test(words)
  )
    return false
  const isRole = role !== undefined && roleWord.test(foldWords(role))
  const near =
    reachable &&
    /^[^;]{0,60}?(?:@|\d{3}[ -]?\d{3}|\d{2} \d{3} \d{2})/.test(
      text.slice(match.index! + match[0].length - (role?.length ?? 0)),
    )
  if (titled) return isRole || reachable || cue.test(text)
  if (roleBefore(text, match.index!) && reachable) return true
  return (
    (isRole && (reachable || cue.test(text) || text.length < 120)) ||
    (near && (cue.test(text.slice(0, match.index!)) || text.length < 160))
  )
}

/** "Hanny Leki" and hanna.leki@…: the mailbox gives the nominative where it is the same name but for its endings. */
function fromMailbox(name: string, email: string | undefined): string | undefined {
  const parts = email?.split('@')[0]?.split(/[._-]/)
  if (!parts || parts.length < 2) return undefined
  const words = name.split(/[ ]/)
  const bent = words.map((word) => {
    const folded = foldWords(word)
    const part = parts.find(
      (each) =>
        each.length > 1 &&
        each.slice(0, Math.max(2, Math.min(each.length, folded.length) - 3)) ===
          folded.slice(0, Math.max(2, Math.min(each.length, folded.length) - 3)),
    )
    if (part === undefined) return undefined
    if (part === folded) return word
    // the marks of the part that is shared are kept from the name
    let same = 0
    while (same < part.length && part[same] === folded[same]) same++
    return word.slice(0, same) + part.slice(same)
  })
  const suggestion = bent.every((each) => each !== undefined) ? bent.join(' ') : undefined
  return suggestion && suggestion !== name ? suggestion : undefined
}
