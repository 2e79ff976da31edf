// A process of its own: an account that may import annexes, for the part of the benchmark that does.
import { hashPassword } from '../src/accounts/passwords.ts'
import { openDatabase } from '../src/database.ts'
import './child.ts'

const database = await openDatabase({ url: process.env.DATABASE_URL, dataDir: process.env.DATA_DIR! })
const [, , email, password = ''] = process.argv
await database.pool.query(
  `insert into accounts (email, name, role, language, password_hash) values ($1, 'Bench', 'admin', 'en', $2)`,
  [email, await hashPassword(password)],
)
await database.close()
process.disconnect?.()
