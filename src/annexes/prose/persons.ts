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
  /dyrektor|director|prezes|kierowni|koordynator|coordinator|manager|menedzer|menadzer|manazer|burmistrz|prezydent|mayor|reditel|vedouci|starost|primator|koordinator|head of|president|specjalist|officer|sekretarz|secretary|tajemni|pelnomocni|ekspert|expert|asystent|assistant|predsed|chair|advisor|doradc|poradc|wojt|marszal|hejtman|rzecznik|spokes|mluvci|inspektor|referent|naczelni|zastepc|zastupce|opiekun|pracowni|pracovni|garant|planist|architek|urbanist|analyst|analityk|leader|lider|chef|owner|founder|researcher|librarian|kustosz|curator|radn[ya]|wiceprez|namest|metodi|organizator|facilitator|energet|trener|kurator|kancler|rektor|dziekan|dekan|professor|engineer|inzyn|consultant|konsult|lecturer/
/** What may stand before a role and belong to it. */
const qualifier =
  /^(?:deputy|vice|senior|junior|general|executive|managing|chief|project|programme|policy|acting|assistant|lead|communication|technical|financial|zastepca|zastepczyni|glown[aey]|starsz[aey]|mlodsz[aey]|generaln[aey]|naczeln[aey]|zastupce|zastupkyne|hlavni|vykonn[aey]|projektov[aey]|odborn[aey]|vedouci|reditel|food|city|transport|mobility|regional|external|iti)$/
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
    const lead = isRole
      ? undefined
      : (roleByVerb(text, match.index, start + name.length) ?? roleBefore(text, match.index))
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
  // "Dotazy zodpoví vedoucí projektu": what a sentence says before the role is no part of it
  const words = role.split(' ')
  const at = words.findIndex((word) => roleWord.test(foldWords(word)))
  const first = Math.max(0, words.findLastIndex((word, i) => i < at && !qualifier.test(foldWords(word))) + 1)
  const own = words.slice(first).join(' ')
  const start = from + match.index + match[0].indexOf(role) + role.length - own.length
  return spanOf(text, start, start + own.length)
}

/** "Koordynatorem jest X", "X is the coordinator", "X, which manages the project": a role by a verb. */
const roleIs =
  /(?:^|[.,;:(–] ?|(?<!\p{L})(?:a|i|and|oraz|kter\p{L}+) )(?<role>\p{L}[\p{L} .]{3,60}?) (?:jest|je|is|to|was|byl[aoy]?|był[ao]?|pozostaje|został[ao]?|zůstává|se stal[ao]?|pełni|zastává|vykonává)(?: (?:pan|pani|paní|Mr|Ms|Mrs|Dr|dr|ing\.|Ing\.|mgr|Mgr\.|Bc\.|MUDr\.|obecnie|nadal|opět))*\s*$/u
const isRoleOf =
  /^,? (?:(?:jest|je|is|był[ao]?|byl[ao]?|was|będąc|acts as|pełni funkcję|zastává funkci|works as|pracuje jako|działa jako|pełniąc\p{L}* funkcję)(?: (?:the|our|naszym|naszą|its|jako|an?))? )(?<role>\p{L}[\p{L} .-]{3,60}?)(?=[.,;:(]|\s(?:i|a|and|oraz|tel|e-mail|pod|na|at|z|from|of the)(?!\p{L})|$)/u
const whoDoes =
  /^,? (?<role>(?:who|która|który|ktora|jenž|jež|která|který) (?:manages|runs|leads|coordinates|heads|is in charge of|is responsible for|looks after|kieruje|prowadzi|koordynuje|odpowiada za|zarządza|nadzoruje|vede|řídí|koordinuje|zodpovídá za|odpovídá za|má na starosti) [\p{L} {2}-]{3,40}?)(?=[,.;:(]|$)/u
function roleByVerb(text: string, index: number, end: number): Span | undefined {
  const from = Math.max(0, index - 120)
  const before = roleIs.exec(text.slice(from, index))
  const first = before?.groups?.role
  if (first && roleWord.test(foldWords(first)) && first.split(' ').length < 7) {
    const start = from + before.index + before[0].indexOf(first)
    return spanOf(text, start, start + first.length)
  }
  const behind = text.slice(end, end + 110)
  const said = isRoleOf.exec(behind) ?? whoDoes.exec(behind)
  const role = said?.groups?.role
  if (!said || !role || !(roleWord.test(foldWords(role)) || whoDoes.test(behind))) return undefined
  const start = end + said.index + said[0].indexOf(role)
  return spanOf(text, start, start + role.length)
}

/** "Departamentu Rozwoju", "Odbor dopravy": parts of an office are no people. */
const unitWord =
  /^(?:departament|wydzia[lł]|referat|biur|sekretariat|zespol|oddzia[lł]|urzed|urzad|kancelari|odbor|oddeleni|sekce|usek|kancelar|department|division|section|unit|office|team|secretariat|ministerstw|instytut|institut|centrum|rada|zarzad|dom|stowarzysz|fundacj|gmin|miast|mest|powiat|kraj|hotel|program|projekt|project|fundusz|fond)/

function isPerson(match: RegExpMatchArray, text: string, reachable: boolean): boolean {
  const { title: titled, name: words = '', role } = match.groups!
  if (
    organisationWord.test(words) ||
    unitWord.test(foldWords(words)) ||
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
  const start = match.index! + match[0].indexOf(words)
  if (roleByVerb(text, start, start + words.length)) return true
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
