/** Stretches between the commas of a line, brackets kept together; the last "and" counts as one where there are commas. */
export function commaParts(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number }[] {
  const words = text.slice(start, end)
  const parts: { start: number; end: number }[] = []
  let depth = 0
  let from = 0
  const add = (to: number) => {
    const part = words.slice(from, to)
    const lead = /^\s*(?:(?:and|oraz|i|a) )?/u.exec(part)![0].length
    const raw = part.slice(lead).trimEnd()
    if (raw) parts.push({ start: start + from + lead, end: start + from + lead + raw.length })
  }
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '(') depth++
    else if (words[i] === ')') depth = Math.max(0, depth - 1)
    else if (words[i] === ',' && depth === 0 && !/\d/.test(words[i + 1] ?? '')) {
      add(i)
      from = i + 1
    }
  }
  const joint = parts.length > 0 ? / (?:and|oraz|i|a) (?=[^,()]*$)/u.exec(words.slice(from)) : null
  if (joint) {
    add(from + joint.index)
    from += joint.index
  }
  add(words.length)
  return parts
}
