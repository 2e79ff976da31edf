import type { Language } from '../../languages.ts'

const words: Record<Language, RegExp> = {
  en: /(?<!\p{L})(?:the|and|of|for|with|from|this|that|which|are|was|were|been|has|have|by|between|project|area)(?!\p{L})/giu,
  pl: /(?<!\p{L})(?:i|w|z|na|do|oraz|jest|się|dla|przez|które|który|która|przy|od|będzie|został[ao]?|są|ze|nie|projektu|projekt)(?!\p{L})/giu,
  cs: /(?<!\p{L})(?:a|v|z|na|do|je|se|pro|které|který|která|při|od|bude|byl[ao]?|jsou|ve|ze|jako|není|projektu|projekt|mezi|spolupráce)(?!\p{L})/giu,
}
const letters: Record<Language, RegExp> = { en: /(?!)/g, pl: /[ąćęłńśźż]/gi, cs: /[ěščřžýůťď]/gi }

/** The language of a text; undefined where it is too short to tell. `share` is how clear it is, 0 to 1. */
export function guessLanguage(text: string): { language: Language; share: number } | undefined {
  const sample = text.slice(0, 20_000)
  const score = (language: Language) =>
    (sample.match(words[language])?.length ?? 0) + 2 * (sample.match(letters[language])?.length ?? 0)
  const scores = (['en', 'pl', 'cs'] as const).map((language) => ({ language, score: score(language) }))
  const total = scores.reduce((sum, each) => sum + each.score, 0)
  const [best] = scores.toSorted((a, b) => b.score - a.score)
  return best && best.score >= 2 ? { language: best.language, share: best.score / total } : undefined
}
