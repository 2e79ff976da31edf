import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../database.ts'

const howMany = 10

// Digits and letters without i, l, o and u: nothing that is read wrong on paper.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Like 7k4q-92md-x0ca-1v8n. Eighty random bits: a plain hash of it cannot be guessed back. */
export function makeRecoveryCode(): string {
  const signs = Array.from(randomBytes(16), (byte) => alphabet[byte % alphabet.length]).join('')
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

/** As typed from paper: with or without dashes, large or small, O for 0. */
const bare = (typed: string) =>
  typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
const hashOf = (code: string) => createHash('sha256').update(bare(code)).digest()

/** Ten new recovery codes in place of those that there were; this is the only time that anybody sees them. */
export async function renewRecoveryCodes(db: Db, accountId: number): Promise<string[]> {
  const codes = Array.from({ length: howMany }, makeRecoveryCode)
  await db.query('delete from recovery_codes where account_id = $1', [accountId])
  await db.query('insert into recovery_codes (account_id, code_hash) select $1, unnest($2::bytea[])', [
    accountId,
    codes.map(hashOf),
  ])
  return codes
}

/** Uses a recovery code up; false when it is none of this account's, or was used. */
export async function useRecoveryCode(db: Db, accountId: number, code: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update recovery_codes set used_at = now() where account_id = $1 and code_hash = $2 and used_at is null',
    [accountId, hashOf(code)],
  )
  return rowCount === 1
}

export async function countRecoveryCodes(db: Db, accountId: number): Promise<number> {
  const { rows } = await db.query(
    'select count(*) left from recovery_codes c where c.account_id = $1 and c.used_at is null',
    [accountId],
  )
  return rows[0].left
}
