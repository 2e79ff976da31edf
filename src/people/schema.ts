import { z } from 'zod'

const texts = (pattern: RegExp, max: number) =>
  z
    .unknown()
    .optional()
    .transform((value) =>
      [value]
        .flat()
        .filter((each): each is string => typeof each === 'string' && each.length <= max && pattern.test(each)),
    )

const ids = texts(/^\d{1,9}$/, 9).transform((found) => [...new Set(found.map(Number))].slice(0, 100))

/** What an admin has ticked of what a search found; anything else that was sent is left out. */
export const chosenSchema = z.object({
  account: ids,
  contact: ids,
  document: ids,
  address: texts(/^[^\s\p{Cc}]+@[^\s\p{Cc}]+$/u, 254).transform((found) => [
    ...new Set(found.slice(0, 100).map((address) => address.toLowerCase())),
  ]),
})
export type Chosen = z.infer<typeof chosenSchema>

export const isEmpty = ({ account, contact, document, address }: Chosen): boolean =>
  account.length + contact.length + document.length + address.length === 0

/** A person's name or e-mail; '' when it is too short to find one person rather than many. */
export const soughtSchema = z
  .string()
  .catch('')
  .transform((text) =>
    text
      .replace(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, 254),
  )
  .transform((text) => (text.length < 2 ? '' : text))
