import { join } from 'node:path'
import ejs from 'ejs'
import type { Request, Response } from 'express'
import type { Assets } from './assets.ts'
import type { Translated } from './fields.ts'
import { icon, sign } from './icons.ts'
import { type Language, languages, pickText, type T, translator } from './languages.ts'
import { formatPartialDate, formatPeriod, inMonth, sinceDate } from './partial-dates.ts'
import { sendText } from './send-text.ts'
import { bindShortWords } from './short-words.ts'
import { escapeXml } from './xml.ts'

const views = join(import.meta.dirname, '../views')

/** What the layout must know of a page; everything else is the view's own. */
export type Page = {
  /** Without the portal's name, which the layout adds. */
  title: string
  description?: string
  /** The address without its language, e.g. /catalogue?kind=event: the same page in the other languages. */
  path: string
  /** The address under which the page wants to be known, where it differs from `path`. */
  canonical?: string
  /** The item of the menu that is current. */
  nav?: string
  noindex?: boolean
  /** Only for whoever opened it: not for search engines, and its address does not stand in the page's head. */
  private?: boolean
  /** A page of the staff area, in its own shell, with the name of whoever has signed in. */
  staff?: { name: string; admin: boolean }
  /** schema.org description of the page, put out as JSON-LD. */
  jsonLd?: object
  /** Loads htmx: only pages that update in place. */
  live?: boolean
  /** Address of a feed of this page's content. */
  feed?: string
}

export type Render = (
  req: Request,
  res: Response,
  view: string,
  page: Page,
  data?: Record<string, unknown>,
  status?: number,
) => Promise<void>

/** Text as it may stand in an element or a quoted attribute; nothing for nothing. */
export const escapeHtml = (text: unknown): string => escapeXml(String(text ?? ''))

/** JSON that may stand in a script element: no sequence in it can close the element. */
const scriptJson = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c')

/** The functions every view has, for a reader of `language`. Those that give HTML have escaped what they were given. */
export function viewFunctions(language: Language) {
  const t = translator(language)
  const inLanguage = (text: string, of: Language, tag: string) =>
    of === language
      ? escapeHtml(bindShortWords(text, language))
      : `<${tag} lang="${of}">${escapeHtml(bindShortWords(text, of))}</${tag}>`
  return {
    language,
    t,
    icon,
    sign,
    scriptJson,
    /** Address of a page in the reader's language. */
    at: (path: string) => `/${language}${path}`,
    /** A text by language as plain text; '' where there is none. */
    plain: (text: Translated | null | undefined, original?: Language) =>
      pickText(text ?? undefined, language, original)?.text ?? '',
    /** The language in which `plain` gives a text, for a lang attribute. */
    langOf: (text: Translated | null | undefined, original?: Language) =>
      pickText(text ?? undefined, language, original)?.language ?? language,
    /** HTML: a text by language, marked with its language where it is not the page's. */
    said: (text: Translated | null | undefined, original?: Language) => {
      const picked = pickText(text ?? undefined, language, original)
      return picked ? inLanguage(picked.text, picked.language, 'span') : ''
    },
    /** HTML: a long text as paragraphs, split at blank lines. */
    paragraphs: (text: Translated | null | undefined, original?: Language) => {
      const picked = pickText(text ?? undefined, language, original)
      if (!picked) return ''
      const lang = picked.language === language ? '' : ` lang="${picked.language}"`
      return picked.text
        .split(/\n\s*\n/)
        .map((p) => `<p${lang}>${escapeHtml(bindShortWords(p.trim(), picked.language))}</p>`)
        .join('')
    },
    date: (value: string, form: 'text' | 'table' | 'short' = 'text') => formatPartialDate(value, language, form),
    period: (value: { start?: string; end?: string; ongoing?: boolean }, form: 'text' | 'table' = 'text') =>
      formatPeriod(value, language, form),
    since: (value: string) => sinceDate(value, language),
    inMonth: (value: string) => inMonth(value, language),
    /** HTML: plain text in the reader's language, escaped. */
    bindHtml: (text: string) => escapeHtml(bindShortWords(text, language)),
  }
}
export type ViewFunctions = ReturnType<typeof viewFunctions>

/** Made once for each language: they hold no state. */
const functionsOf = new Map(languages.map((language) => [language, viewFunctions(language)]))
export const functionsFor = (language: Language): ViewFunctions => functionsOf.get(language)!

/**
 * EJS in strict mode: a view sees `page` (what it was given) and the functions by name. Strict mode and the
 * compiled cache are what makes it fast; includes cost, so none stands in a loop.
 */
export function createRender(options: {
  assets: Assets
  baseUrl: (req: Request) => string
  cache: boolean
  /** More functions for views, made by whoever knows nouns. */
  functions: (language: Language, t: T) => Record<string, unknown>
}): Render {
  const extra = new Map(languages.map((l) => [l, { ...functionsFor(l), ...options.functions(l, functionsFor(l).t) }]))
  const names = [...new Set([...extra.values()].flatMap((functions) => Object.keys(functions))), 'asset']
  const ejsOptions = {
    cache: options.cache,
    strict: true,
    localsName: 'page',
    destructuredLocals: names,
    views: [views],
    root: views,
    rmWhitespace: true,
    escape: escapeHtml,
  }
  const draw = (view: string, locals: object) =>
    ejs.renderFile(join(views, `${view}.ejs`), locals, ejsOptions) as Promise<string>

  return async (req, res, view, page, data = {}, status = 200) => {
    const language: Language = res.locals.language ?? 'en'
    const locals = {
      ...extra.get(language),
      asset: options.assets.url,
      baseUrl: options.baseUrl(req),
      requestId: res.locals.requestId,
      ...page,
      ...data,
    }
    const body = await draw(view, locals)
    const html = await draw('layout/page', { ...locals, body })
    sendText(req, res.status(status), 'text/html; charset=utf-8', html)
  }
}
