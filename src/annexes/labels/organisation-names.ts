/** Words by which a name is one of an organisation, in the three languages, in any of their cases. */
export const organisationWord =
  /(?<!\p{L})(?:stowarzyszeni\p{L}*|zwi[aą]z(?:ek|ku|kiem)|gmin\p{L}*|miast[oau]|powiat\p{L}*|urz[aą]d\p{L}*|agencj\p{L}*|fundacj\p{L}*|instytut\p{L}*|uniwersytet\p{L}*|politechnik\p{L}*|biur[oa]|starostw\p{L}*|wojew[oó]dztw\p{L}*|ministerstw\p{L}*|metropoli\p{L}*|aglomeracj\p{L}*|spółk[ai]|bibliotek[ai]|muze(?:um|a)|szkoł[ay]|centrum|izb[ay]|klaster|klastr\p{L}*|federacj[ai]|association|federation|society|company|network|library|school|museum|centre|center|region|euroregion|county|district|sdruzeni|knihovn[ay]|škol[ay]|společnost|spolek|svazek|mikroregion|asociace|komora|association|union|municipality|city of|town of|city council|council|agency|foundation|institute|university|ministry|office|authority|metropolitan area|agglomeration|chamber|cluster|sdružení|svaz\p{L}*|město|města|obec|obce|kraj|krajský|magistrát\p{L}*|úřad\p{L}*|agentura|agentury|nadace|univerzit\p{L}*|ministerstvo|aglomerace|ltd|gmbh|a\.\s?s\.|s\.\s?r\.\s?o\.|sp\. z o\.\s?o\.|s\.a\.|z\.\s?s\.|o\.\s?p\.\s?s\.)(?!\p{L})/iu

const acronym = /^(?<name>.+?)\s*\((?<short>[\p{Lu}\d]{2,8})\)$/u

/** "Name (ABC)": the name and what stands in brackets, where that is an acronym. */
export function splitAcronym(text: string): { name: string; short?: string } {
  const found = acronym.exec(text.trim())?.groups
  return found ? { name: found.name!, short: found.short } : { name: text.trim() }
}

const heads: [RegExp, string][] = [
  [/^Stowarzyszenia(?= )/, 'Stowarzyszenie'],
  [/^Związku(?= )/, 'Związek'],
  [/^Gminy(?= )/, 'Gmina'],
  [/^Miasta(?= )/, 'Miasto'],
  [/^Urzędu(?= )/, 'Urząd'],
  [/^Agencji(?= )/, 'Agencja'],
  [/^Fundacji(?= )/, 'Fundacja'],
  [/^Powiatu(?= )/, 'Powiat'],
  [/^Svazu(?= )/, 'Svaz'],
  [/^Města(?= )/, 'Město'],
  [/^Agentury(?= )/, 'Agentura'],
]
/** "Biuro Stowarzyszenia X": the genitive of the first word goes with the word before it; the rest stays as it is. */
export const nominativeHead = (name: string): string =>
  heads.reduce((text, [genitive, word]) => text.replace(genitive, word), name)

/** Rooms of an organisation: "Office of the Association" is where the association is. */
export const roomWords =
  /^(?:biur[oa]|siedziba|sekretariat|kancelář|sídlo|sekretariát|(?:head |main )?office of(?: the)?)\s+(?=\p{Lu})/iu
