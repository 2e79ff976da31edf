import type { Request, Response } from 'express'
import { renderForStaff } from '../accounts/staff-area.ts'
import { type Problems, typedText } from '../forms.ts'
import { languages, type T } from '../languages.ts'
import { functionsFor } from '../rendering.ts'
import type { Site } from '../site.ts'
import { controlsOf, type FactField, type FactForm, factForms, type Typed } from './fact-form.ts'
import { portalSettings } from './facts.ts'

/** `base`: by which the form knows what it was made from; `now`: what stands there, where that is something else. */
type Shown = { typed: Typed; base: string; problems?: Problems; now?: Typed }

/** One page of facts, as it is, or with what is wrong with what was typed. */
export async function showFactForm(
  site: Site,
  req: Request,
  res: Response,
  form: FactForm,
  { typed, base, problems = {}, now }: Shown,
  status = 200,
): Promise<void> {
  const { t } = functionsFor(res.locals.language)
  const fields: FactField[] = factForms[form]
  const labels = Object.fromEntries([
    ['logo', t('settings.logo')],
    ...languages.map((language) => [`alt.${language}`, inLanguage(t, t('settings.logoAlt'), language)]),
    ...fields.flatMap((field) => controlsOf(field).map((control) => [control, labelOf(t, field, control)])),
  ])
  const different = now && Object.keys(now).filter((name) => now[name] !== typed[name])
  const page = { title: t(`settings.page_${form}`), path: `/admin/settings/${form}`, nav: '/admin/settings' }
  const data = {
    form,
    typed,
    base,
    problems,
    labels,
    problem: (code: string) => t(`settings.problem_${code}`),
    stale: different?.map((name) => [labels[name], now![name]]),
    controls: fields.map((field) => presentField(t, field)),
    logoControls: [{ name: 'alt', type: 'texts', label: t('settings.logoAlt'), hint: t('settings.logoAltHint') }],
    logoTyped: problems.logo ? typedAlt(req.body) : { ...noAlt, ...inControls(portalSettings().logo?.alt ?? {}) },
    done: status === 200 && req.query.done === 'saved' ? t('settings.saved') : undefined,
  }
  await renderForStaff(site, req, res, 'portal/settings-form', page, data, status)
}

const inControls = (texts: object) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [`alt.${language}`, text]))
const noAlt: Typed = inControls(Object.fromEntries(languages.map((language) => [language, ''])))
const typedAlt = (body: unknown): Typed =>
  Object.fromEntries(Object.keys(noAlt).map((name) => [name, typedText(body, name)]))

const inLanguage = (t: T, label: string, language: string) => `${label}, ${t(`vocabulary.language_${language}`)}`

const keyOf = ({ name }: FactField) => `settings.fact_${name.replace('.', '_')}`

const labelOf = (t: T, field: FactField, control: string) =>
  control === field.name ? t(keyOf(field)) : inLanguage(t, t(keyOf(field)), control.split('.').at(-1)!)

/** Facts of which the form says more than their name. */
const hinted = new Set(['portalName', 'country', 'phone', 'compliance', 'limits', 'architecture', 'updatedOn'])

function presentField(t: T, field: FactField) {
  const options = field.options?.map((value) => [value, t(`settings.${field.name}_${value}`)])
  return {
    ...field,
    label: t(keyOf(field)),
    hint: hinted.has(field.name) ? t(`settings.hint_${field.name}`) : undefined,
    options: options && [['', t('settings.notSaid')], ...options],
  }
}
