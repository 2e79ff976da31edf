import { z } from 'zod'
import { translated } from '../fields.ts'

const text = (max: number) => translated(max).refine((value) => Object.keys(value).length > 0, { error: 'empty' })
const email = z.email().max(200)
/** E.164, as in +48774461400. */
const phone = z.string().regex(/^\+[1-9]\d{5,14}$/, { error: 'phone' })
const day = z.iso.date()
/** A person or a unit of the body, by name, and how to reach them. */
const contact = z.strictObject({ name: text(200), email, phone }).partial()

/**
 * What is true of one installation only. Everything may be missing, and the pages say so: nothing stands in for it.
 * Where a contact has no e-mail or phone of its own, that of the body is given.
 */
export const portalFactsSchema = z
  .strictObject({
    name: text(200),
    /** Decides the law of the accessibility statement and the authority for data protection. */
    country: z.enum(['pl', 'cz']),
    /** As on an envelope, line by line. */
    address: z.string().trim().min(1).max(400),
    email,
    phone,
    web: z.url({ protocol: /^https?$/ }).max(500),
    accessibility: contact,
    dataProtection: contact,
    publishedOn: day,
    /** Of the last change that matters for accessibility, not of the content. */
    updatedOn: day,
    statementOn: day,
    reviewedOn: day,
    /** 'partial' until an admin says otherwise. */
    compliance: z.enum(['full', 'partial', 'none']),
    /** What else is not accessible, beside what is known of the software. */
    limits: text(4000),
    /** How to get into the office, for people who come there. */
    architecture: text(4000),
  })
  .partial()

export type PortalFacts = z.infer<typeof portalFactsSchema>
