import { fold } from '../alphabet.ts'
import type { Db } from '../database.ts'

const longest = 80

/** The address of an entry, made from its title: plain letters and figures, whole words, not too many. */
export function makeSlug(title: string): string {
  const words = fold(title)
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, longest)
    if (longer.length > longest) break
    slug = longer
  }
  return slug
}

/** The address that an entry of a kind can have: the one from its title, with a number where another has it or had it. */
export async function findFreeSlug(db: Db, kind: string, title: string): Promise<string> {
  const wish = makeSlug(title) || kind
  const { rows } = await db.query<{ slug: string }>(
    `select e.slug from entries e where e.kind = $1 and (e.slug = $2 or e.slug like $2 || '-%')
     union select f.slug from former_slugs f where f.kind = $1 and (f.slug = $2 or f.slug like $2 || '-%')`,
    [kind, wish],
  )
  const taken = new Set(rows.map(({ slug }) => slug))
  let slug = wish
  for (let n = 2; taken.has(slug); n++) slug = `${wish}-${n}`
  return slug
}
