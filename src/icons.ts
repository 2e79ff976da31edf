/**
 * Drawn words: interface icons (lucide, put into build/icons.json by prepare-assets.ts) and the map signs of the
 * kinds. Both are decoration beside a word or inside a named control, hence aria-hidden.
 */
import { readFileSync } from 'node:fs'

/** File names in lucide-static; preparing the assets fails when one of them is not there. */
export const iconNames = [
  'archive',
  'arrow-left',
  'arrow-right',
  'arrow-up-down',
  'arrow-up-right',
  'braces',
  'building-2',
  'calendar',
  'calendar-plus',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-alert',
  'circle-check',
  'circle-question-mark',
  'clock',
  'columns-2',
  'copy',
  'download',
  'equal',
  'external-link',
  'eye',
  'file-text',
  'git-merge',
  'globe',
  'history',
  'hourglass',
  'info',
  'key-round',
  'languages',
  'link',
  'list',
  'loader',
  'log-out',
  'mail',
  'map',
  'map-pin',
  'menu',
  'message-square-plus',
  'minus',
  'moon',
  'pencil',
  'phone',
  'plus',
  'printer',
  'quote',
  'refresh-cw',
  'rotate-ccw',
  'rss',
  'search',
  'sliders-horizontal',
  'sun',
  'table',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'upload',
  'users',
  'x',
] as const

export type IconName = (typeof iconNames)[number]

const ring = '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="2.2"/>'
const signs = {
  practice: '<circle cx="8" cy="8" r="6.5" fill="currentColor"/>',
  project:
    '<rect x="1.8" y="1.8" width="12.4" height="12.4" fill="none" stroke="currentColor" stroke-width="2.4"/><rect x="5.6" y="5.6" width="4.8" height="4.8" fill="currentColor"/>',
  partnership: `${ring}<circle cx="8" cy="8" r="2.7" fill="currentColor"/>`,
  agreement:
    '<g fill="none" stroke="currentColor" stroke-width="2.2"><circle cx="5.2" cy="8" r="4.1"/><circle cx="10.8" cy="8" r="4.1"/></g>',
  programme:
    '<path d="M8 .9 15.1 8 8 15.1.9 8Z" fill="none" stroke="currentColor" stroke-width="2.2"/><path d="M8 5 11 8 8 11 5 8Z" fill="currentColor"/>',
  event: '<path d="M8 1.4 14.8 14H1.2Z" fill="currentColor"/>',
  organisation:
    '<path d="M8 1.3 14.4 6.4V14.6H1.6V6.4Z" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linejoin="round"/><path d="M6 14.6V9.4h4v5.2Z" fill="currentColor"/>',
}

export type SignKind = keyof typeof signs

/** Read on first use, not on import: prepare-assets.ts imports the names before the file exists. */
let drawings: Record<string, string> | undefined

/** @returns the icon as inline SVG, to be printed unescaped. @throws when the assets were not prepared. */
export function icon(name: IconName): string {
  drawings ??= readDrawings()
  const drawing = drawings[name]
  if (drawing === undefined) throw new Error(`No icon "${name}": add it to iconNames and run npm run prepare`)
  return `<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`
}

/** @returns the map sign of a kind (or of an agreement) as inline SVG, to be printed unescaped. */
export function sign(kind: SignKind): string {
  return `<svg class="sign" viewBox="0 0 16 16" aria-hidden="true">${signs[kind]}</svg>`
}

function readDrawings(): Record<string, string> {
  return JSON.parse(readFileSync(new URL('../build/icons.json', import.meta.url), 'utf8'))
}
