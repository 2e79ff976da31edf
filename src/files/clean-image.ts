import { fileTypeFromBuffer } from 'file-type'
import { openSharp } from '../open-sharp.ts'

const mostPixels = 50_000_000
const longestSide = 2400
const longestSideOfThumbnail = 480

export type CleanImage = { bytes: Buffer; thumbnail: Buffer; width: number; height: number }

/**
 * Draws a PNG, JPEG or WebP anew: upright, at most 2400 pixels wide and high, without anything else that the file
 * holds (place, camera, owner, colour profile, what stands behind the picture). Gives why not, where it cannot.
 */
export async function cleanImage(bytes: Buffer): Promise<CleanImage | 'notAnImage' | 'tooManyPixels' | 'damaged'> {
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!type || !/^image\/(png|apng|jpeg|webp)$/.test(type.mime)) return 'notAnImage'
  return inTurn(() => redraw(bytes))
}

async function redraw(bytes: Buffer): Promise<CleanImage | 'tooManyPixels' | 'damaged'> {
  const sharp = await openSharp()
  try {
    // Of the head alone: nothing is unpacked before it is known how much it will be.
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > mostPixels) return 'tooManyPixels'
    const picture = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85, smartSubsample: true })
      .timeout({ seconds: 60 })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(picture.data)
      .resize({
        width: longestSideOfThumbnail,
        height: longestSideOfThumbnail,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .webp({ quality: 80 })
      .toBuffer()
    return { bytes: picture.data, thumbnail, width: picture.info.width, height: picture.info.height }
  } catch {
    return 'damaged'
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: fifty million pixels need two hundred megabytes while they are drawn. */
function inTurn<V>(work: () => Promise<V>): Promise<V> {
  const mine = last.then(work)
  last = mine.catch(() => {})
  return mine
}
