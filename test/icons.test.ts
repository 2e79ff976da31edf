import { expect, it } from 'vitest'
import { type IconName, icon, iconNames, sign } from '../src/icons.ts'

it('has a drawing for every name in the list, hidden from screen readers', () => {
  for (const name of iconNames) {
    expect(icon(name)).toMatch(
      /^<svg class="i" viewBox="0 0 24 24" aria-hidden="true">(<(path|circle|rect|line|polyline|polygon|ellipse) [^<>]+\/>)+<\/svg>$/,
    )
  }
})

it('says what to do about a name that is not in the list', () => {
  expect(() => icon('no-such-icon' as IconName)).toThrow(/add it to iconNames/)
})

it('has a map sign of its own for each kind, for an agreement and for an organisation', () => {
  const kinds = ['practice', 'project', 'partnership', 'programme', 'event', 'agreement', 'organisation'] as const
  expect(new Set(kinds.map(sign)).size).toBe(kinds.length)
})
