import type { PublishedEntry } from '../entries/queries.ts'
import { inRole } from '../entries/show-entry.ts'
import type { Language } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import { identifierLabels, identifierNames } from './check-identifiers.ts'
import type { Organisation } from './schema.ts'

const typeOf: Record<string, string> = {
  'local-authority': 'GovernmentOrganization',
  'regional-authority': 'GovernmentOrganization',
  'national-authority': 'GovernmentOrganization',
  ngo: 'NGO',
}

/** Fields of a schema.org CreativeWork (structured-data.ts) that an Organization does not have. */
export const notOfOrganisations = {
  inLanguage: undefined,
  dateModified: undefined,
  isBasedOn: undefined,
  contentLocation: undefined,
}

/** An empty list is left out of the description. */
export const someOf = <T>(list: T[]): T[] | undefined => (list.length > 0 ? list : undefined)

/** The schema.org description of an organisation: names, numbers and office of the body, never a person. */
export function describeOrganisation(entry: PublishedEntry<Organisation>, language: Language) {
  const { content } = entry
  const { plain } = functionsFor(language)
  const title = plain(content.title, entry.originalLanguage)
  const names = [content.officialName, content.acronym, ...(content.altNames ?? [])]
  const [parent] = inRole(entry, 'parent')
  return {
    '@type': typeOf[content.orgType ?? ''] ?? 'Organization',
    ...notOfOrganisations,
    legalName: content.officialName,
    alternateName: someOf([...new Set(names)].filter((name) => name && name !== title)),
    foundingDate: content.since,
    sameAs: content.web,
    identifier: someOf(
      identifierNames.flatMap((name) => {
        const value = content[name]
        return value ? [{ '@type': 'PropertyValue', propertyID: identifierLabels[name], value }] : []
      }),
    ),
    address: {
      '@type': 'PostalAddress',
      streetAddress: content.street,
      postalCode: content.postcode,
      addressLocality: content.city,
      addressCountry: content.places?.[0]?.country,
    },
    telephone: content.phone,
    faxNumber: content.fax,
    email: content.email,
    parentOrganization: parent && { '@type': 'Organization', name: plain(parent.title, parent.originalLanguage) },
  }
}
