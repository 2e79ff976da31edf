import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settings } from '../src/config.ts'

const root = new URL('../', import.meta.url)
const readme = readFileSync(new URL('README.md', root), 'utf8')
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))

it('names every setting with its description and default, and no other', () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*) \| (?:`(.*)`)? ?\|$/gm)]
  expect(rows.map(([, name, description, value = '']) => ({ name, description, default: value }))).toEqual(settings)
})

it('names only commands that exist', () => {
  for (const [, name] of readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)) expect(scripts).toHaveProperty([name!])
})

it('starts without a shell in between: who ends npm with SIGTERM ends the portal', () => {
  expect(scripts.start).toMatch(/^exec node /)
})
