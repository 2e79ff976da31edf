import { describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  can,
  canOn,
  type EntryAction,
  entryActions,
  roles,
} from '../../src/accounts/permissions.ts'

const own = { ownerId: 7 }
const others = { ownerId: 8 }
const nobodys = { ownerId: null }

const active = (role: (typeof roles)[number]) => ({ role, deactivatedAt: null, organisation: { id: 7 } })
const people = {
  nobody: undefined,
  deactivated: { ...active('admin'), deactivatedAt: new Date() },
  contributor: active('contributor'),
  editor: active('editor'),
  admin: active('admin'),
} as const

// y: may, n: may not; in the order of `people`
const table: Record<Action, string> = {
  openStaffArea: 'n n y y y',
  changeOwnAccount: 'n n y y y',
  listEntries: 'n n y y y',
  listEveryEntry: 'n n n y y',
  createEntry: 'n n y y y',
  listReviews: 'n n y y y',
  addSource: 'n n y y y',
  changeSource: 'n n n y y',
  bulkEdit: 'n n n y y',
  manageAccounts: 'n n n n y',
  manageOrganisations: 'n n n n y',
  manageVocabularies: 'n n n n y',
  manageSettings: 'n n n n y',
  importAnnexes: 'n n n n y',
  readLog: 'n n n n y',
  handlePersonalData: 'n n n n y',
}

// each cell: with an entry of one's own organisation, of another, of none
const entryTable: Record<EntryAction, string> = {
  seeEntry: 'nnn nnn ynn yyy yyy',
  editEntry: 'nnn nnn ynn yyy yyy',
  editContacts: 'nnn nnn ynn yyy yyy',
  makePreview: 'nnn nnn ynn yyy yyy',
  sendForReview: 'nnn nnn ynn yyy yyy',
  deleteDraft: 'nnn nnn ynn yyy yyy',
  askWhetherTrue: 'nnn nnn ynn yyy yyy',
  review: 'nnn nnn nnn yyy yyy',
  assign: 'nnn nnn nnn yyy yyy',
  archive: 'nnn nnn nnn yyy yyy',
  rename: 'nnn nnn nnn yyy yyy',
  changeOwner: 'nnn nnn nnn yyy yyy',
}

const letter = (allowed: boolean) => (allowed ? 'y' : 'n')

test('the tables have every action and every role', () => {
  expect(Object.keys(table).sort()).toEqual([...actions].sort())
  expect(Object.keys(entryTable).sort()).toEqual([...entryActions].sort())
  expect(roles).toEqual(['contributor', 'editor', 'admin'])
})

test.each(Object.entries(table) as [Action, string][])('%s', (action, cells) => {
  expect(
    Object.values(people)
      .map((person) => letter(can(person, action)))
      .join(' '),
  ).toBe(cells)
})

describe('with an entry', () => {
  test.each(Object.entries(entryTable) as [EntryAction, string][])('%s', (action, cells) => {
    const found = Object.values(people).map((person) =>
      [own, others, nobodys].map((entry) => letter(canOn(person, action, entry))).join(''),
    )
    expect(found.join(' ')).toBe(cells)
  })

  test('nobody’s entries are not those of a contributor without an organisation', () => {
    expect(canOn({ role: 'contributor', deactivatedAt: null, organisation: null }, 'editEntry', nobodys)).toBe(false)
  })
})
