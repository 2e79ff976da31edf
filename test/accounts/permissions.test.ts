import { expect, test } from 'vitest'
import { type Action, actions, can, roles } from '../../src/accounts/permissions.ts'

const active = (role: (typeof roles)[number]) => ({ role, deactivatedAt: null })
const people = {
  nobody: undefined,
  deactivated: { role: 'admin', deactivatedAt: new Date() },
  contributor: active('contributor'),
  editor: active('editor'),
  admin: active('admin'),
} as const

const table: Record<Action, Record<keyof typeof people, boolean>> = {
  openStaffArea: { nobody: false, deactivated: false, contributor: true, editor: true, admin: true },
  changeOwnAccount: { nobody: false, deactivated: false, contributor: true, editor: true, admin: true },
  listEntries: { nobody: false, deactivated: false, contributor: true, editor: true, admin: true },
  listEveryEntry: { nobody: false, deactivated: false, contributor: false, editor: true, admin: true },
}

test('the table has every action and every role', () => {
  expect(Object.keys(table).sort()).toEqual([...actions].sort())
  expect(roles).toEqual(['contributor', 'editor', 'admin'])
})

test.each(Object.entries(table) as [Action, (typeof table)[Action]][])('%s', (action, cells) => {
  const found = Object.entries(people).map(([name, account]) => [name, can(account, action)])
  expect(Object.fromEntries(found)).toEqual(cells)
})
