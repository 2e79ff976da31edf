import { expect, test } from 'vitest'
import type { T } from '../../src/languages.ts'
import { fillSentence } from '../../src/portal/fill-sentence.ts'

const saying = (message: string): T =>
  Object.assign(
    (_key: string, values: Record<string, string | number> = {}) =>
      message.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])),
    { language: 'en' as const },
  )

test.each([
  ['Write to {email}.', { email: '<a href="mailto:a@b">a@b</a>' }, 'Write to <a href="mailto:a@b">a@b</a>.'],
  ['{b} before {a}', { a: '<i>1</i>', b: '<i>2</i>' }, '<i>2</i> before <i>1</i>'],
  ['<b>{a}</b> & "{a}"', { a: '<i>1</i>' }, '&lt;b&gt;<i>1</i>&lt;/b&gt; &amp; &#34;<i>1</i>&#34;'],
  ['Costs {a}', { a: '$& $1 {a}' }, 'Costs $& $1 {a}'],
  ['Nothing to fill', {}, 'Nothing to fill'],
])('%s', (message, html, filled) => {
  expect(fillSentence(saying(message), 'key', html)).toBe(filled)
})
