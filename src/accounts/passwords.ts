import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { fold } from '../alphabet.ts'

const derive = promisify(argon2)

/** What OWASP asks of argon2id at least: 19 MiB, two passes, one lane. A hash names its own, so these may grow. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const saltLength = 16
const tagLength = 32

const shortest = 12
export const longest = 1000

/** The hash of a password as one string in PHC format, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(saltLength)
  const tag = await derive('argon2id', { message: bytesOf(password), nonce, tagLength, ...cost })
  return phc(nonce, tag)
}

/**
 * Is it the password of this hash? Without a hash (no such account, or no password set yet) it takes as long and says
 * no: the time of an answer must not tell who has an account. Throws when the hash is none of ours.
 */
export async function isPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = format.exec(hash ?? nobody) ?? []
  if (!tag) throw new Error('A stored password hash is not in the format in which they are written')
  const expected = Buffer.from(tag, 'base64')
  const found = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(found, expected) && Boolean(hash)
}

/** The same letters typed on another system may arrive as other code points (ą as one or as two). */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFKC'))

const format = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/
const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
const phc = (salt: Buffer, tag: Buffer) =>
  `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(tag)}`
const nobody = phc(Buffer.alloc(saltLength), Buffer.alloc(tagLength))

/**
 * Why a password will not do: too short, too long, or made of the person's name and e-mail; undefined when it will.
 * No rules about digits and signs: they make passwords that people write down.
 */
export function passwordProblem(
  password: string,
  person: { email: string; name: string },
): 'tooShort' | 'tooLong' | 'personal' | undefined {
  if ([...password].length < shortest) return 'tooShort'
  if (password.length > longest) return 'tooLong'
  const own = [person.email, ...person.email.split(/[@.+_-]/), ...person.name.split(/\s+/)].map(letters)
  // the longest first, or a part of the e-mail would leave the rest of it standing
  const words = own.filter((word) => word.length > 2).sort((a, b) => b.length - a.length)
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), letters(password))
  const known = letters(password).length - rest.length
  return known > 0 && rest.length < 8 ? 'personal' : undefined
}

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')
