import { z } from 'zod'
import { roles } from '../accounts/permissions.ts'
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
    /** What the portal is called, where that is not the name of the software. */
    portalName: text(60),
    /** Who runs it. */
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

/** A picture in place of the drawn sign; its bytes lie in the table files. */
export const logoSchema = z.strictObject({
  file: z.int().positive(),
  /** SHA-256 of the bytes in hex: its address, so that browsers may keep it for ever. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  width: z.int().positive(),
  height: z.int().positive(),
  alt: text(160).optional(),
})
export type Logo = z.infer<typeof logoSchema>

/** What an admin sets beside the facts. */
export const portalSettingsSchema = z.strictObject({
  /** How long an entry counts as confirmed. */
  confirmAfterMonths: z.int().min(1).max(120).default(24),
  logo: logoSchema.optional(),
})
export type PortalSettings = z.infer<typeof portalSettingsSchema>

/** The form of the time after which an entry is asked about; `base` is what stood there when it was opened. */
export const confirmationForm = z.object({
  months: z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^\d{1,3}$/, 'months')
    .transform(Number)
    .refine((months) => months >= 1 && months <= 120, 'months'),
  base: z.string().catch(''),
})

/** The form of the roles that need a second factor: one box is a text, several are a list. */
export const securityForm = z.object({
  roles: z
    .union([z.enum(roles).transform((role) => [role]), z.array(z.enum(roles)).max(roles.length)])
    .optional()
    .transform((chosen) => chosen ?? []),
  base: z.string().catch(''),
})
