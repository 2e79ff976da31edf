import { foldWords } from '../gazetteers/fold-text.ts'

/** What a paper is called by those who hand it out. */
const papers =
  /^(?:form|forms|sheet|factsheet|datasheet|fiche|card|template|questionnaire|survey|application|profile|summary|overview|glance|brief|submission|entry|record|report|notification|announcement|expression|nomination|registration|fact|brief|note|minutes|formularz\w*|kart[ayę]|fisz\w+|ankiet\w+|kwestionariusz\w*|wniosek|zgloszeni\w+|szablon\w*|wzor|metryczk\w+|arkusz\w*|notatk\w+|opis\w*|wizytowk\w+|profil\w*|deklaracj\w+|zestawieni\w+|formular\w*|dotaznik\w*|prihlas\w+|zadost\w*|ohlaseni|hlaseni|oznameni|list\w*|fis[ei]\w*|sablon\w*|vzor|anket\w+|prehled\w*|zaznam\w*|evidenc\w+|medailon\w*|vizitk\w+|zapis\w*|protokol\w*)$/
/** What else stands in such a name: what is handed in, and for what. */
const others =
  /^(?:the|of|at|our|for|a|an|and|or|on|to|in|new|good|best|practice|practices|project|projects|partner|partners|partnership|partnerships|network|event|events|activity|idea|ideas|search|information|info|data|collection|inventory|call|calendar|proposal|example|examples|case|study|studies|idea|initiative|initiatives|organisation|applicant|interest|metropolitan|metropolis|cooperation|co|operation|municipal|municipalities|cities|annual|part|section|annex|appendix|no|nr|cislo|i|ii|iii|iv|do|dla|o|w|z|ze|na|dobr\w+|praktyk\w*|projekt\w*|partner\w*|przedsiewzie\w+|przyklad\w*|wydarze\w+|wspolprac\w*|informac\w+|ewidencyjn\w*|zglosze\w+|dot|dotycz\w+|metropolit\w+|naborow\w*|przeglad\w*|zbior\w*|inicjatyw\w*|pomysl\w*|identyfik\w+|kalendar\w+|podstawow\w+|danych|dane|pro|k|ke|prax\w*|prikla\w*|akc[ei]\w*|udalost\w*|setkani|sberu|sber|spoluprac\w*|informacni|identifikacni|projektov\w+|zaklad\w+|udaj\w*|metropolit\w*|aglomerac\w*|obce|obci|mesta|mest|zamer\w*|namet\w*|iniciativ\w*|uchazec\w*|zadatel\w*)$/

/** "PARTNERSHIP INFORMATION SHEET", "Ohlášení akce do kalendáře": only words that name the paper, and no number but its own. */
export function isNameOfPaper(text: string): boolean {
  const words = foldWords(text).match(/[a-z]+|\d+/g) ?? []
  if (words.length === 0 || words.length > 12) return false
  const named = words.filter((word) => papers.test(word)).length
  return named > 0 && words.every((word) => papers.test(word) || others.test(word) || /^\d{1,4}$/.test(word))
}

/** What goes on with the name of the paper in a line of its own: "concerning good practices of …", "(fill in block letters)". */
export const isOfPaper = (text: string): boolean =>
  /^(?:\(.*\)|\[.*\])$/s.test(text.trim()) ||
  /^(?:dotycz|concerning|regarding|za rok|za obdobi|for the (?:year|period)|w ramach naboru|prosimy|prosime|please|vyplnte|wypeln|pole oznaczone|fields marked|\* )/.test(
    foldWords(text),
  )
