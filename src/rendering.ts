import { readFileSync } from 'node:fs'
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

type Draw = (page: object, escapeFn: typeof escapeHtml, include: (name: string, data?: object) => string) => string

/**
 * The views, each compiled when it is first drawn. EJS itself would look for the file and copy every function that
 * views have whenever one view includes another, which took longer than the views themselves.
 */
function createDraw(names: string[]) {
  const compiled = new Map<string, Draw>()

  function compile(file: string): Draw {
    const options = { strict: true, localsName: 'page', destructuredLocals: names, rmWhitespace: true }
    const template = new ejs.Template(readFileSync(file, 'utf8'), { ...options, compileDebug: false })
    template.compile()
    const source = `"use strict";\n${template.source}\n//# sourceURL=${file}\n`
    return new Function('page', 'escapeFn', 'include', source) as Draw
  }

  /** `file` without its ending; `own` is what this page has beside the functions of its language. */
  return function draw(file: string, functions: object, own: object): string {
    let view = compiled.get(file)
    if (!view) {
      view = compile(`${file}.ejs`)
      compiled.set(file, view)
    }
    const include = (name: string, data?: object) => draw(join(file, '..', name), functions, { ...own, ...data })
    return view(Object.assign(Object.create(functions), own), escapeHtml, include)
  }
}

/**
 * EJS in strict mode: a view sees `page` (what it was given) and the functions by name. Strict mode and the compiled
 * functions are what makes it fast; no include stands in a loop all the same.
 */
export function createRender(options: {
  assets: Assets
  baseUrl: (req: Request) => string
  /** More functions for views, made by whoever knows nouns. */
  functions: (language: Language, t: T) => Record<string, unknown>
}): Render {
  const asset = options.assets.url
  const functions = new Map(
    languages.map((l) => [l, { ...functionsFor(l), ...options.functions(l, functionsFor(l).t), asset }]),
  )
  const draw = createDraw([...new Set([...functions.values()].flatMap((each) => Object.keys(each)))])

  return async (req, res, view, page, data = {}, status = 200) => {
    const language: Language = res.locals.language ?? 'en'
    const own = { baseUrl: options.baseUrl(req), requestId: res.locals.requestId, ...page, ...data }
    const body = draw(join(views, view), functions.get(language)!, own)
    const html = draw(join(views, 'layout/page'), functions.get(language)!, { ...own, body })
    sendText(req, res.status(status), 'text/html; charset=utf-8', html)
  }
}
