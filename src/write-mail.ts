import { type Language, translator } from './languages.ts'
import type { Mail } from './mail.ts'
import { escapeXml } from './xml.ts'

/** The same mail twice: as plain text (format=flowed) and as HTML, with the same words in the same order. */
export function writeMail({ language, subject, paragraphs, action, after = [] }: Mail): { text: string; html: string } {
  const t = translator(language)
  const name = t('portal.name')
  const tagline = t('mail.tagline')
  const main = [t('mail.greeting'), ...paragraphs]
  const team = t('mail.team', { portal: name })
  const text = [
    `${name}, ${tagline}`,
    ...main.map(flowed),
    ...(action ? [`${flowed(`${action.label}:`)}\n${action.url}`] : []),
    team,
    ...(after.length > 0 ? [`-- \n${after.map(flowed).join('\n\n')}`] : []),
  ]
  const html = [
    `<p class="head"><b>${escapeXml(name)}</b><br>${escapeXml(tagline)}</p>`,
    ...main.map(paragraph),
    ...(action ? [button(action, t('mail.buttonFails'))] : []),
    paragraph(team),
    ...(after.length > 0 ? [`<div class="foot">\n${after.map(paragraph).join('\n')}\n</div>`] : []),
  ]
  return { text: `${text.join('\n\n')}\n`, html: page(language, subject, html.join('\n')) }
}

/** A line may have 78 characters; some room is left for the marks of whoever answers. */
const widest = 72

/**
 * Lines that a mail program joins again (RFC 3676): one that ends in a space goes on in the next. A space is put
 * before what would be read as a quotation, or as the beginning of another mail.
 */
function flowed(text: string): string {
  const stuff = (line: string) => (/^(?: |>|From )/.test(line) ? ` ${line}` : line)
  const wrap = (line: string) => {
    const lines = ['']
    for (const word of line.trim().split(/ +/)) {
      const last = lines.at(-1)!
      if (last && last.length + word.length > widest) lines.push(word)
      else lines[lines.length - 1] = last ? `${last} ${word}` : word
    }
    return lines.map(stuff).join(' \n')
  }
  return text.trim().split(/\r?\n/).map(wrap).join('\n')
}

const paragraph = (text: string) => `<p>${escapeXml(text.trim()).replace(/\r?\n/g, '<br>\n')}</p>`

function button({ label, url }: { label: string; url: string }, fails: string): string {
  const address = escapeXml(url)
  return `<p><a class="button" href="${address}">${escapeXml(label)}</a></p>
<p class="note">${escapeXml(fails)}<br><span class="address">${address}</span></p>`
}

// No pictures, nothing from another host, nothing that tells who has read it.
const page = (language: Language, subject: string, body: string) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeXml(subject)}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px; background: #ffffff; color: #12242c; font: 17px/1.5 "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 36em; margin: 0 auto; }
p { margin: 0 0 16px; overflow-wrap: anywhere; }
.head, .note, .foot { color: #46585f; font-size: 15px; }
.head b { color: #12242c; font-size: 19px; }
.button { display: inline-block; padding: 11px 20px; border-radius: 2px; background: #0a5364; color: #ffffff; font-weight: 600; text-decoration: none; }
.address { font-family: Consolas, monospace; font-size: 14px; }
.foot { border-top: 1px solid #cfd9d8; padding-top: 12px; }
@media (prefers-color-scheme: dark) {
body { background: #0f191d; color: #e7efee; }
.head, .note, .foot { color: #aabcc0; }
.head b { color: #e7efee; }
.button { background: #86d0dd; color: #06232b; }
.foot { border-color: #2c4049; }
}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
