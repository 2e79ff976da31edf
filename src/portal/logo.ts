import { createHash } from 'node:crypto'
import type { Db } from '../database.ts'
import { openSharp } from '../open-sharp.ts'
import type { Logo } from './schema.ts'

/** Twice what the header shows, for screens with small dots. */
const box = { width: 360, height: 88 }

/** More than this no picture unpacks to, however small its file. */
const mostPixels = 40_000_000

/**
 * A PNG of the size that the header needs, drawn anew: nothing of the file that was sent is kept beside its picture.
 * Undefined when it is no PNG, WebP or JPEG.
 */
export async function drawLogo(bytes: Buffer): Promise<{ bytes: Buffer; width: number; height: number } | undefined> {
  const sharp = await openSharp()
  try {
    const picture = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    const { format } = await picture.metadata()
    if (!['png', 'webp', 'jpeg'].includes(format ?? '')) return undefined
    const { data, info } = await picture
      .autoOrient()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .png()
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    return undefined
  }
}

/** Keeps a drawn logo; gives what the settings say of it. */
export async function keepLogo(
  db: Db,
  { bytes, width, height }: { bytes: Buffer; width: number; height: number },
  accountId: number,
): Promise<Omit<Logo, 'alt'>> {
  const hash = createHash('sha256').update(bytes).digest()
  const { rows } = await db.query<{ id: number }>(
    `insert into files (sha256, media_type, name, size, width, height, bytes, uploaded_by)
     values ($1, 'image/png', 'logo.png', $2, $3, $4, $5, $6) returning id`,
    [hash, bytes.length, width, height, bytes, accountId],
  )
  return { file: rows[0]!.id, hash: hash.toString('hex'), width, height }
}

/** Forgets the picture of a logo that is not shown any more. */
export async function forgetLogo(db: Db, { file }: Logo): Promise<void> {
  await db.query('delete from files where id = $1 and not exists (select from revision_files r where r.file_id = $1)', [
    file,
  ])
}

/** The bytes of the logo that is shown now, if its address is this; whoever asks may know the name alone. */
export async function findLogo(db: Db, hash: string): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ bytes: Buffer }>(
    `select f.bytes from settings s join files f on f.id = (s.value ->> 'file')::int
     where s.name = 'logo' and s.value ->> 'hash' = $1 and encode(f.sha256, 'hex') = $1`,
    [hash],
  )
  return rows[0]?.bytes
}
