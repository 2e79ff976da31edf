/** One page of each kind that a reader can meet, with its awkward cases. */
export const readerPages = [
  '/en',
  '/pl/catalogue',
  '/cs/catalogue?view=map',
  '/pl/catalogue?q=aglomeracja&kind=project&country=CZ',
  '/cs/catalogue?q=zzzxqj&kind=event',
  '/en/practices',
  '/cs/practices/szczecin-metropolitan-association',
  '/pl/practices/metropolitan-mentors',
  '/en/partnerships/gdansk-gdynia-sopot-metropolitan-area',
  '/pl/partnerships/opole-olomouc',
  '/cs/partnerships/opole-olomouc/timeline',
  '/pl/projects/razem-dla-rozwoju-aglomeracji',
  '/en/projects/razem-dla-rozwoju-aglomeracji-2020-plus',
  '/pl/projects/zmp-functional-area-partnerships',
  '/pl/projects/razem-dla-rozwoju-aglomeracji/timeline',
  '/cs/programmes/eea-regional-programme-poland',
  '/pl/events/zmp-closing-conference-poznan-2016',
  '/en/events/opole-olomouc-agreement-signing-2016',
  '/cs/organisations/opole-agglomeration-association',
  '/pl/themes',
  '/cs/themes/integrated-territorial-investments',
  '/en/themes/cycling',
  '/cs/about',
  '/pl/accessibility',
  '/en/privacy',
  '/pl/sign-in',
]

/** Pages that answer with an error status. */
export const errorAddresses = ['/pl/practices/does-not-exist', '/cs/%ff']
