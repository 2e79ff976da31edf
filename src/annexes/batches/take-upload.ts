import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import { limits } from '../reading/limits.ts'
import type { Received } from './receive-files.ts'

/** So many files come at once at most, and so many bytes: a folder of partners' documents, not a disk. */
export const mostFiles = 500
export const mostBytes = 1000 * 2 ** 20

/** Files lie in a folder of the request while it lasts. Of one that is too large nothing stays, and the rest goes on. */
const storage: multer.StorageEngine = {
  _handleFile(req, file, done) {
    const folder: string = (req as Request).res!.locals.uploadFolder
    const at = path.join(folder, randomUUID())
    let size = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        size += chunk.length
        next(null, size > limits.archive ? undefined : chunk)
      },
    })
    pipeline(file.stream, measure, createWriteStream(at)).then(
      async () => {
        if (size > limits.archive) await rm(at)
        done(null, { path: at, size })
      },
      (error) => done(error),
    )
  },
  _removeFile(_req, _file, done) {
    done(null)
  },
}

const read = multer({
  storage,
  preservePath: true,
  defParamCharset: 'utf8',
  limits: { files: mostFiles, fields: 20, parts: mostFiles + 20, fieldSize: 20_000, fieldNameSize: 60 },
}).fields([{ name: 'files' }, { name: 'folder' }])

/**
 * Reads a form with files in `files` and `folder`; `uploadsOf` then gives them. An upload that cannot be read as one
 * leaves its status in `res.locals.uploadFailed` (400, or 413 for too much at once) and what was typed in the body.
 */
export const takeUploads: RequestHandler = async (req, res, next) => {
  if (Number(req.get('Content-Length') ?? 0) > mostBytes) {
    res.locals.uploadFailed = 413
    // to its end: a browser shows no answer to a form that it has not sent
    req.resume().once('end', () => next())
    return
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'aglomera-upload-'))
  res.locals.uploadFolder = folder
  res.once('close', () => rm(folder, { recursive: true, force: true }).catch(() => {}))
  read(req, res, (error?: unknown) => {
    if (error) {
      const tooMuch =
        error instanceof multer.MulterError && /^LIMIT_(FILE|PART)_COUNT$|^LIMIT_FIELD_VALUE$/.test(error.code)
      res.locals.uploadFailed = tooMuch ? 413 : 400
    }
    next()
  })
}

/** The files of a form, each with the path that it had in its folder. */
export function uploadsOf(req: Request, res: Response): Received[] {
  if (res.locals.uploadFailed) return []
  const files = Object.values((req.files ?? {}) as Record<string, Express.Multer.File[]>).flat()
  return files.map(({ originalname, size, path: at }) => ({
    name: originalname,
    size,
    read: async () => (size > limits.archive ? undefined : readFile(at)),
  }))
}
