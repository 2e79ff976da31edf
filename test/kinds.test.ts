import { expect, it } from 'vitest'
import { itemPath } from '../src/catalogue/item.ts'
import { kindValues } from '../src/catalogue/schema.ts'
import { kindByName, kinds } from '../src/kinds.ts'

it('the catalogue knows exactly the kinds there are, and their addresses', () => {
  expect(kinds.map((kind) => kind.name)).toEqual([...kindValues])
  for (const kind of kinds) expect(itemPath({ kind: kind.name, slug: 'x' })).toBe(`/${kind.plural}/x`)
})

it('every role leads to kinds that exist', () => {
  for (const kind of kinds)
    for (const targets of Object.values(kind.roles))
      for (const target of targets) expect(kindByName.has(target)).toBe(true)
})
