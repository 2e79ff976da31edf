import type Sharp from 'sharp'

let opened: Promise<typeof Sharp> | undefined

/**
 * What draws pictures anew, loaded when the first one comes. Whatever a file says of itself, no other reader than these
 * three is ever tried on it: not for SVG, not for PDF.
 */
export function openSharp(): Promise<typeof Sharp> {
  opened ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp'] })
    sharp.cache(false)
    return sharp
  })
  return opened
}
