import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

/** A key of its own for each purpose: what was sealed for one cannot be passed off as the other. */
const keyFor = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))

/** Encrypts bytes under the portal's secret; only `unseal` with the same secret and purpose reads them again. */
export function seal(secret: string, purpose: string, plain: Uint8Array): string {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv(algorithm, keyFor(secret, purpose), iv)
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/** What was sealed; undefined when it was changed, is of another purpose, or the secret is another one. */
export function unseal(secret: string, purpose: string, sealed: string): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < ivLength + tagLength) return undefined
  const [iv, tag] = [bytes.subarray(0, ivLength), bytes.subarray(ivLength, ivLength + tagLength)]
  try {
    const decipher = createDecipheriv(algorithm, keyFor(secret, purpose), iv, { authTagLength: tagLength })
    decipher.setAuthTag(tag)
    return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()])
  } catch {
    return undefined
  }
}
