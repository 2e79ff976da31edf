import { describe, expect, it } from 'vitest'
import {
  type Checked,
  checkIdentifier,
  formatIdentifier,
  type IdentifierName,
} from '../../src/organisations/check-identifiers.ts'

const table: [IdentifierName, string, Checked, string][] = [
  ['nip', '7543078725', 'right', ''],
  ['nip', '7543078726', 'wrong', 'last digit'],
  ['nip', '7453078725', 'wrong', 'two digits exchanged'],
  ['nip', '7543078790', 'wrong', 'a sum of 10, for which no digit stands'],
  ['nip', '0000000000', 'wrong', 'zeros fit the sum'],
  ['nip', '754307872', 'wrong', 'too short'],
  ['nip', '754-307-87-25', 'wrong', 'with marks'],
  ['regon', '161568833', 'right', ''],
  ['regon', '161568834', 'wrong', 'last digit'],
  ['regon', '161568840', 'right', 'a sum of 10 stands as 0'],
  ['regon', '000000000', 'wrong', 'zeros fit the sum'],
  ['regon', '16156883300012', 'right', 'a local unit'],
  ['regon', '16156883300013', 'wrong', 'last digit of a local unit'],
  ['regon', '16156883400013', 'wrong', 'a local unit of a body with a wrong number'],
  ['regon', '1615688330', 'wrong', 'ten digits'],
  ['krs', '0000485977', 'none', ''],
  ['krs', '485977', 'wrong', 'too short'],
  ['ico', '00299308', 'right', ''],
  ['ico', '00299307', 'wrong', 'last digit'],
  ['ico', '25596641', 'right', 'a remainder of 0 gives 1'],
  ['ico', '25596640', 'wrong', 'a remainder of 0 does not give 0'],
  ['ico', '00000060', 'right', 'a remainder of 1 gives 0'],
  ['ico', '0029930', 'wrong', 'too short'],
  ['dic', 'CZ00299308', 'right', 'the IČO of a legal person'],
  ['dic', 'CZ00299307', 'wrong', 'last digit'],
  ['dic', 'CZ123456789', 'none', 'nine digits'],
  ['dic', 'CZ1234567890', 'none', 'ten digits'],
  ['dic', 'CZ12345678901', 'wrong', 'eleven digits'],
  ['dic', '00299308', 'wrong', 'without the country'],
]

describe('checkIdentifier', () => {
  it.each(table)('%s %s is %s %s', (name, value, checked) => {
    expect(checkIdentifier(name, value)).toBe(checked)
  })
})

describe('formatIdentifier', () => {
  it.each<[IdentifierName, string, string]>([
    ['nip', '7543078725', '754 307 87 25'],
    ['nip', '75430787', '75430787'],
    ['regon', '161568833', '161568833'],
    ['krs', '0000485977', '0000485977'],
    ['dic', 'CZ00299308', 'CZ00299308'],
  ])('%s %s as %s', (name, value, formatted) => {
    expect(formatIdentifier(name, value)).toBe(formatted)
  })
})
