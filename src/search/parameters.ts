/** Collects the values of a statement: `$(value)` gives the place that stands for it. */
export type Parameters = { $: (value: unknown) => string; values: unknown[] }

export function parameters(): Parameters {
  const values: unknown[] = []
  return { values, $: (value) => `$${values.push(value)}` }
}
