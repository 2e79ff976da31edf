/**
 * The same function, which remembers what it gave for the last texts, about `most` of them. For what costs more than
 * looking it up and is asked on page after page; what it gives must depend on the text alone.
 */
export function remember<V>(most: number, make: (text: string) => V): (text: string) => V {
  // Two halves: when the newer one is full the older one goes, and what is still asked for moves over.
  let newer = new Map<string, V>()
  let older = new Map<string, V>()
  return (text) => {
    if (newer.has(text)) return newer.get(text)!
    const value = older.has(text) ? older.get(text)! : make(text)
    if (newer.size >= most / 2) {
      older = newer
      newer = new Map()
    }
    newer.set(text, value)
    return value
  }
}
