/** At 10,000 entries in the embedded database, every search. */
export const embeddedTarget = 50

export type Verdict = { name: string; p95: number; cpu95?: number; most: number; met: boolean }

export const verdictOf = (name: string, { p95, cpu95 }: { p95: number; cpu95?: number }, most: number): Verdict => ({
  ...{ name, p95, cpu95, most, met: p95 <= most },
})
