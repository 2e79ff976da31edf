/** The characters that XML 1.0 allows; all others make a document unreadable, escaped or not. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }

/** Anything that cannot stand as it is. Most texts have nothing of it, and a search is cheaper than two replacements. */
const special = /[&<>"']|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Text as it may stand in an element or an attribute of an XML document. */
export const escapeXml = (text: string): string =>
  special.test(text) ? text.replace(forbidden, '').replace(/[&<>"']/g, (character) => entities[character]!) : text
