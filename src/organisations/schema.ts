import { z } from 'zod'
import { commonFields, defineKind } from '../entries/kind.ts'
import * as field from '../fields.ts'

export const organisation = defineKind({
  name: 'organisation',
  plural: 'organisations',
  code: 'OR',
  schema: z.strictObject({
    ...commonFields,
    acronym: field.line({ section: 'basics', weight: 'A', max: 40 }),
    /** The name in the organisation's own language, where the title is our translation. */
    officialName: field.line({ section: 'basics', weight: 'A', max: 240 }),
    altNames: field.lines({ section: 'basics', weight: 'C' }),
    orgType: field.line({ section: 'basics' }),
    description: field.longText({ section: 'text' }),
    street: field.line({ section: 'contact' }),
    postcode: field.line({ section: 'contact', max: 12 }),
    city: field.line({ section: 'contact', max: 80 }),
    accessNote: field.text({ section: 'contact' }),
    nip: field.identifier({ section: 'identifiers', pattern: /^\d{10}$/ }),
    regon: field.identifier({ section: 'identifiers', pattern: /^(\d{9}|\d{14})$/ }),
    krs: field.identifier({ section: 'identifiers', pattern: /^\d{10}$/ }),
    ico: field.identifier({ section: 'identifiers', pattern: /^\d{8}$/ }),
    dic: field.identifier({ section: 'identifiers', pattern: /^CZ\d{8,10}$/ }),
    phone: field.phone({ section: 'contact' }),
    fax: field.phone({ section: 'contact' }),
    email: field.email({ section: 'contact' }),
    officeHours: field.text({ section: 'contact', max: 120 }),
    contactAsOf: field.date({ section: 'contact' }),
    memberCount: field.number({ section: 'figures' }),
    population: field.number({ section: 'figures' }),
    metrics: field.list(field.metric, { section: 'figures' }),
    regionType: field.line({ section: 'basics' }),
    since: field.date({ section: 'time' }),
  }),
  roles: { parent: ['organisation'], 'intermediate-body': ['programme'] },
  period: ({ since }) => ({ start: since }),
  timeline: () => [],
})

export type Organisation = z.infer<typeof organisation.schema>
