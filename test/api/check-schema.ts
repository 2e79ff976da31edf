type Schema = Record<string, unknown>

const silent = new Set(['description', 'format', 'examples', 'default', 'title'])

/**
 * What of a value does not fit a JSON schema out of an OpenAPI document, one line each. It knows the keywords that
 * our document uses and throws at any other, so that nothing passes for want of knowledge.
 */
export function checkSchema(document: Schema, schema: Schema, value: unknown, at = '$'): string[] {
  const inside = (part: unknown, of: unknown, where: string) => checkSchema(document, part as Schema, of, where)
  return Object.entries(schema).flatMap(([keyword, rule]): string[] => {
    if (silent.has(keyword)) return []
    const wrong = (fits: boolean) => (fits ? [] : [`${at}: ${keyword} ${JSON.stringify(rule)}`])
    switch (keyword) {
      case '$ref':
        return inside(resolveRef(document, rule as string), value, at)
      case 'type':
        return wrong([rule].flat().some((type) => isOfType(type as string, value)))
      case 'enum':
        return wrong((rule as unknown[]).includes(value))
      case 'const':
        return wrong(rule === value)
      case 'pattern':
        return wrong(typeof value !== 'string' || new RegExp(rule as string).test(value))
      case 'minLength':
        return wrong(typeof value !== 'string' || value.length >= (rule as number))
      case 'maxLength':
        return wrong(typeof value !== 'string' || value.length <= (rule as number))
      case 'minimum':
        return wrong(typeof value !== 'number' || value >= (rule as number))
      case 'maximum':
        return wrong(typeof value !== 'number' || value <= (rule as number))
      case 'maxItems':
        return wrong(!Array.isArray(value) || value.length <= (rule as number))
      case 'items':
        return Array.isArray(value) ? value.flatMap((item, i) => inside(rule, item, `${at}[${i}]`)) : []
      case 'required':
        return wrong(!isObject(value) || (rule as string[]).every((key) => Object.hasOwn(value, key)))
      case 'properties':
        return isObject(value)
          ? Object.entries(rule as Schema).flatMap(([key, part]) =>
              Object.hasOwn(value, key) ? inside(part, value[key], `${at}.${key}`) : [],
            )
          : []
      case 'additionalProperties': {
        const more = isObject(value)
          ? Object.keys(value).filter((key) => !Object.hasOwn((schema.properties ?? {}) as object, key))
          : []
        return rule === false
          ? more.map((key) => `${at}: unknown ${key}`)
          : more.flatMap((key) => inside(rule, (value as Schema)[key], `${at}.${key}`))
      }
      case 'anyOf':
        return wrong((rule as Schema[]).some((part) => inside(part, value, at).length === 0))
      default:
        throw new Error(`unknown keyword ${keyword} at ${at}`)
    }
  })
}

/** The part of a document that a reference names. Throws where there is none. */
export function resolveRef(document: Schema, ref: string): Schema {
  if (!ref.startsWith('#/')) throw new Error(`${ref} leads out of the document`)
  let part: unknown = document
  for (const key of ref.slice(2).split('/')) {
    if (!isObject(part) || !Object.hasOwn(part, key)) throw new Error(`${ref} leads nowhere`)
    part = part[key]
  }
  return part as Schema
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isOfType(type: string, value: unknown): boolean {
  if (type === 'object') return isObject(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  return ['string', 'number', 'boolean'].includes(type) && typeof value === type
}
