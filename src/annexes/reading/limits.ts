/** What a document may ask of the portal. Sizes in bytes; the child process adds its own watch on time and memory. */
export const limits = {
  file: 25 * 2 ** 20,
  archive: 100 * 2 ** 20,
  members: 500,
  inflated: 200 * 2 ** 20,
  member: 50 * 2 ** 20,
  /** Above 1 MB inflated, more than this many times the packed size is a bomb. */
  ratio: 100,
  pages: 300,
  characters: 2_000_000,
  rows: 20_000,
  columns: 200,
  jsonDepth: 50,
  childMilliseconds: 20_000,
  childMemory: 400 * 2 ** 20,
}
