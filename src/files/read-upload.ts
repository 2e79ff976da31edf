import { checkDocument } from './check-document.ts'
import { cleanImage } from './clean-image.ts'
import { cleanName } from './clean-name.ts'

export const mb = 1024 * 1024
/** What may be sent at most, in bytes. */
export const largest = { image: 10 * mb, attachment: 20 * mb }
export type As = keyof typeof largest

/** What came with the form. `bytes` are missing where there were too many of them. */
export type Upload = { name: string; size: number; bytes?: Buffer }

/** A file as it is kept. */
export type Kept = {
  name: string
  mediaType: string
  bytes: Buffer
  thumbnail?: Buffer
  width?: number
  height?: number
}

/** Why a file is not taken, with the status that says so. */
export const refusals = {
  noFile: 422,
  empty: 422,
  tooLarge: 413,
  notAnImage: 415,
  notADocument: 415,
  macros: 415,
  tooManyPixels: 422,
  damaged: 422,
} as const
export type Refusal = keyof typeof refusals

const documentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
export const imageType = 'image/webp'

/** What is kept of an upload, by what it is and not by what it is called; or why it is refused. */
export async function readUpload(as: As, upload: Upload | undefined): Promise<Kept | Refusal> {
  if (!upload) return 'noFile'
  if (upload.size === 0) return 'empty'
  const { bytes } = upload
  if (!bytes || bytes.length > largest[as]) return 'tooLarge'
  if (as === 'image') {
    const image = await cleanImage(bytes)
    return typeof image === 'string' ? image : { name: cleanName(upload.name, 'webp'), mediaType: imageType, ...image }
  }
  // A document that is called so asks to be opened with its macros, wherever in it they are.
  if (/\.do[ct]m\s*$/i.test(upload.name)) return 'macros'
  const found = checkDocument(bytes)
  if (found !== 'pdf' && found !== 'docx') return found
  return { name: cleanName(upload.name, found), mediaType: documentTypes[found], bytes }
}
