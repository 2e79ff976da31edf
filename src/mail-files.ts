import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const folderOf = (dataDir: string) => join(dataDir, 'mail')

/** Keeps a mail as a file in the folder mail of `dataDir`, for this user's eyes only: it may hold a link that works. */
export async function writeMailFile(dataDir: string, id: number, message: Buffer): Promise<void> {
  const folder = folderOf(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${new Date().toISOString().replace(/\.\d+Z$|:/g, '')}-${id}`
  await writeFile(join(folder, `${name}.part`), message, { mode: 0o600 })
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`)) // whoever watches the folder sees whole mails
}

/** The mails that lie as files in the folder mail of `dataDir`, with the address to which each went, in lower case. */
export async function listMailFiles(dataDir: string): Promise<{ name: string; to: string; content: string }[]> {
  const folder = folderOf(dataDir)
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files: { name: string; to: string; content: string }[] = []
  for (const name of names.filter((each) => /\.(?:eml|part)$/.test(each)).sort()) {
    const content = await readFile(join(folder, name), 'utf8').catch(() => '') // removed in the meantime
    const to = /^To:\s*(\S+)/im.exec(content.split(/\r?\n\r?\n/, 1)[0]!)?.[1]
    if (to) files.push({ name, to: to.toLowerCase(), content })
  }
  return files
}

/** Removes the mails that went to one of these addresses. */
export async function removeMailFiles(dataDir: string, addresses: string[]): Promise<void> {
  const theirs = new Set(addresses.map((address) => address.toLowerCase()))
  for (const { name, to } of await listMailFiles(dataDir))
    if (theirs.has(to)) await rm(join(folderOf(dataDir), name), { force: true })
}
