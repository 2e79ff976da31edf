import type { Request, RequestHandler } from 'express'
import multer from 'multer'
import { largest, mb, type Upload } from './read-upload.ts'

/** Nothing that anybody would send by mistake is larger; beyond it the request is cut off. */
const cutOff = 100 * mb

/**
 * Holds one file in memory while it is small enough. Of a larger one nothing is held, but it is read to its end:
 * what was typed beside it must not be lost. (multer's own memory storage leaves the form where the file is too long.)
 */
const storage: multer.StorageEngine = {
  _handleFile(_req, file, done) {
    let size = 0
    let chunks: Buffer[] = []
    file.stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > largest.attachment) chunks = []
      else chunks.push(chunk)
    })
    file.stream.on('end', () => {
      done(null, size > largest.attachment ? { size } : { size, buffer: Buffer.concat(chunks) })
    })
  },
  _removeFile(_req, _file, done) {
    done(null)
  },
}

const single = multer({
  storage,
  defParamCharset: 'utf8',
  limits: { fileSize: cutOff, files: 1, fields: 30, parts: 31, fieldSize: 20_000, fieldNameSize: 60 },
}).single('file')

/** Reads a form with one file in `file`; `uploadOf` then gives it. 413 and 400 where that cannot be done. */
export const takeUpload: RequestHandler = (req, res, next) =>
  single(req, res, (error?: unknown) => {
    if (!error) return next()
    const tooMuch = error instanceof multer.MulterError && /^LIMIT_(FILE_SIZE|FIELD_VALUE)$/.test(error.code)
    next(Object.assign(new Error('the form cannot be read', { cause: error }), { status: tooMuch ? 413 : 400 }))
  })

/** The file of a form; undefined where none was chosen. */
export function uploadOf(req: Request): Upload | undefined {
  if (!req.file) return undefined
  const { originalname, size, buffer } = req.file
  return { name: originalname, size, bytes: buffer }
}
