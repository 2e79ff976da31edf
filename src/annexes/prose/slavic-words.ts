// Words by which names of bodies go on or end in Polish and Czech sentences.

export const tokenPattern = /\p{L}[\p{L}\d’'+-]*(?:\.(?=\s\p{Lu}|\s?\p{Ll}\.))?|\d+|[^\s]/gu
export const capital = /^\p{Lu}/u
export const adjective =
  /(?:sk|ck|dzk|n|w|ow|ov|jn|čn|rn|ln|dn)(?:i|a|á|e|é|ie|y|ý|iego|iej|im|ą|ou|ego|ej|ym|ým|ych|ých|imi|ími|ého|ému|ém|í|ího)$/u
export const polishJoint = new Set('i w we na dla do ds. im. o z ze nad rzecz rp przy pod'.split(' '))
export const czechJoint = new Set('a pro na v ve nad pod o při k'.split(' '))
/** Czech names go on in small letters; these words are never part of one. */
export const czechStop =
  /^(?:se|si|je|jsou|byl\p{L}*|bude|budou|kter\p{L}*|společně|spolu|jako|jehož|jejíž|za|od|do|s|z|ze|i|také|tak|dále|ale|že|aby|ve|jí|jejich|její|jeho|oba|obě|dva|dvě|tři|který|kde|dnes|letos|roku|roce|letech|partner\p{L}*|projekt\p{L}*|vedoucí\p{L}*|\p{L}+(?:uje|ují|uji|ila|ilo|ili|il|ala|alo|ali|al|ela|ely|aly|ily|eli|ovat|ává|ají|avá)|pořádá|zve|ved[el]\p{L}*|získal\p{L}*|vznik\p{L}*|má|mají|má|sídlí|sídlem|připrav\p{L}*|podepsal\p{L}*|nabízí|koordin\p{L}*|chce|začal\p{L}*|zahájil\p{L}*|zahajuje)$/u
export const townHead = /^(?:miast\p{L}*|mieście|gmin\p{L}*|powiat\p{L}*|powiecie|měst\p{L}*|obec|obc[ei]|obcí)$/iu
/** Heads that say too little to be one without a capital letter. */
export const smallAllowed =
  /^(?:měst\p{L}*|obec|obc[ei]|obcí|kraj\p{L}*|úřad\p{L}*|komor\p{L}*|komoře|agentur\p{L}*|agentuře|oblast\p{L}*|podnik\p{L}*|škol\p{L}*|skupin\p{L}*|univerzit\p{L}*|aglomerac\p{L}*|organizac\p{L}*)$/iu
