/** What a style of an OpenDocument text says of its text, and the style that it is made from. */
export type Style = { parent?: string; size?: number; bold?: boolean; hidden?: boolean }

export function textProperties(attributes: Record<string, string>): Style {
  const size = /^([\d.]+)pt$/.exec(attributes['font-size'] ?? '')?.[1]
  return {
    ...(size ? { size: Number(size) } : {}),
    ...(attributes['font-weight'] ? { bold: attributes['font-weight'] === 'bold' } : {}),
    ...(attributes.display === 'none' ? { hidden: true } : {}),
  }
}

/** What a style says, or the one it is made from. */
export function look<K extends keyof Style>(styles: Map<string, Style>, name: string | undefined, key: K): Style[K] {
  for (let at = name, steps = 0; at !== undefined && steps < 10; steps++) {
    const style = styles.get(at)
    if (style?.[key] !== undefined) return style[key]
    at = style?.parent
  }
  return undefined
}
