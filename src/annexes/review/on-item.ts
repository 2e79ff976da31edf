import type { RequestHandler, Response } from 'express'
import { NotFound } from '../../errors.ts'
import type { Site } from '../../site.ts'
import { type BatchRow, findBatch } from '../batches/batch-queries.ts'
import { findItem, type Item } from './item-queries.ts'

const isId = (text: string | undefined) => /^[1-9]\d{0,8}$/.test(text ?? '')

/** Finds the batch of `:batch`; `batchOf` then gives it. 404 where there is none. */
export const onBatch =
  ({ db }: Site): RequestHandler<{ batch: string }> =>
  async (req, res, next) => {
    const batch = isId(req.params.batch) ? await findBatch(db, Number(req.params.batch)) : undefined
    if (!batch) throw new NotFound()
    res.locals.batch = batch
    next()
  }

/** Finds the item of `:item` in the batch of `:batch`; `itemOf` then gives it. 404 where there is none. */
export const onItem =
  ({ db }: Site): RequestHandler<{ batch: string; item: string }> =>
  async (req, res, next) => {
    const { batch, item: id } = req.params
    const item = isId(batch) && isId(id) ? await findItem(db, Number(batch), Number(id)) : undefined
    if (!item) throw new NotFound()
    res.locals.item = item
    next()
  }

export const batchOf = (res: Response): BatchRow => res.locals.batch
export const itemOf = (res: Response): Item => res.locals.item
