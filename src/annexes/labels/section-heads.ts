import { foldWords } from '../gazetteers/fold-text.ts'
import type { Piece } from './find-labels.ts'
import { labelKey } from './labels.ts'

const marked =
  /^\s*(?:(?:[IVX]{1,4}|[A-H]|\d{1,2})[.)]\s+|(?:[Cc]zęść|CZĘŚĆ|[Pp]art|PART|[Ss]ection|SECTION|[Čč]ást|ČÁST|[Oo]ddíl|ODDÍL|[Ss]ekcja|SEKCJA|[Bb]lok|[Dd]ział)\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])(?![\p{L}\d])[.:)–-]?\s*)(?=\p{Lu}|$)/u
const shouted = /^[^\p{Ll}]*\p{Lu}{4}[^\p{Ll}]*$/u
/** What parts of a form are about. */
const named =
  /(?<![a-z])(?:informac\w*|information|data|dane|danych|udaj\w*|details?|partner\w*|coordinat\w*|koordyn\w*|koordin\w*|applicant|wnioskodawc\w*|zadatel\w*|instytucj\w*|instituc\w*|institution|organi[sz]ac\w*|organi[sz]ation|podmiot\w*|subjekt\w*|owner|wlascicel\w*|kontakt\w*|contact\w*|opis\w*|popis\w*|description|content|tresc|obsah|finan\w*|budzet\w*|budget|rozpocet\w*|partnership|network|practice|project|event|praktyk\w*|projekt\w*|wydarzeni\w*|prax\w*|akc[ei]|place|time|miejsce|misto|termin|czas|cas|program\w*|result\w*|rezultat\w*|vysledk\w*|efekt\w*|basic|podstawow\w*|zakladni)(?![a-z])/
const bodies =
  /(?<![a-z])(?:coordinat\w*|koordyn\w*|koordin\w*|applicant|wnioskodawc\w*|zadatel\w*|instytucj\w*|instituc\w*|institution|organi[sz]ac\w*|organi[sz]ation|podmiot\w*|subjekt\w*|owner|wlascicel\w*|vlastnik\w*|lider\w*|leader|predkladatel\w*|nositel\w*|poradatel\w*|organi[sz]ator\w*|organi[sz]er)(?![a-z])/

/** Lines between the questions of a form that say what the next ones are about: "II. OPIS", "B. The coordinator". */
export function nameSections(pieces: Piece[], text: string): Piece[] {
  let asked = false
  return pieces.map((piece, i): Piece => {
    const before = pieces[i - 1]
    const next = pieces[i + 1]
    const words = text.slice(piece.start, piece.end).trim()
    const waits = before?.is === 'label' && before.label.arity !== 'group' && before.block !== piece.block
    asked ||= piece.is === 'label' && piece.label.arity !== 'group'
    if (piece.is === 'label' || next?.is !== 'label' || next.block === piece.block || waits || piece.block.cell)
      return piece
    if (
      piece.start !== piece.block.start ||
      words.length > 70 ||
      words.split(/\s+/).length > 8 ||
      /[.!?;,]$/.test(words)
    )
      return piece
    const folded = foldWords(words)
    const lead = marked.test(words)
    if (!(lead || shouted.test(words)) || !(named.test(folded) || (asked && lead && !/^\s*\d/.test(words))))
      return piece
    const target = /kontakt|contact/.test(folded) ? 'contact' : bodies.test(folded) ? 'organisation' : 'boilerplate'
    const { block, start, end } = piece
    return { is: 'label', label: { target, arity: 'group', gluable: false }, text: words, block, start, end }
  })
}

/** Labels that ask for a name and leave open whose it is. */
const bare = /^(?:name|nazwa|nazev|full name|pelna nazwa|cely nazev|uplny nazev|title|tytul)$/
export const isBareName = (label: string): boolean =>
  bare.test(labelKey(label.replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]\s+/i, '')))
