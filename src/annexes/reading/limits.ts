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
  /** Of a table: its rows and columns are what counts; descriptions of a few hundred characters make this much. */
  tableCharacters: 16_000_000,
  rows: 20_000,
  columns: 200,
  /** Of the tables in a document, all together. */
  cells: 200_000,
  jsonDepth: 50,
  childMilliseconds: 20_000,
  childMemory: 400 * 2 ** 20,
  /** Cells of a workbook, those counted that it says are the same again. */
  tableCells: 1_500_000,
  childOutput: 128 * 2 ** 20,
}
