// Where the headings of a table stand when there are titles and notes above them.

/** How many of the rows below are compared with a row. */
const BELOW = 8
const LONGEST_HEADING = 40

/** Numbers, amounts, dates, times, phone numbers, postal codes, addresses of mail and web: what stands below headings, not in them. */
const data = /^[-+(¥￥$〒]?[\d０-９][\d０-９.,:/()\s年月日時分秒円個点%-]*$|^(?:true|false)$|@.+\.|^https?:/i

/**
 * The index of the heading row among the first rows of a table, −1 where none looks like one. In: `knows` tells whether a row is that
 * of a known layout: the first such row is taken. Otherwise a guess: the first row with many short different words that are no
 * data, about as wide as the rows below it.
 */
export function findHeading(rows: string[][], knows: (row: string[]) => boolean): number {
  const known = rows.findIndex((row) => knows(row))
  if (known >= 0) return known
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').map((cell) => cell.trim()))
  const most = filled.reduce((count, cells) => Math.max(count, cells.length), 0)
  return rows.findIndex((row, i) => filled[i].length >= Math.max(2, most * 0.6) && looksLikeWords(filled[i]) && fits(row, rows.slice(i + 1, i + 1 + BELOW)))
}

function looksLikeWords(cells: string[]): boolean {
  const words = cells.filter((cell) => !data.test(cell) && cell.length <= LONGEST_HEADING)
  return words.length >= cells.length * 0.8 && new Set(cells).size >= cells.length * 0.8
}

const reach = (row: string[]): number => row.findLastIndex((cell) => cell.trim() !== '') + 1

/** Whether rows stand below that keep to the columns of the headings. */
function fits(row: string[], below: string[][]): boolean {
  const wide = reach(row)
  const similar = below.filter((other) => reach(other) >= wide * 0.5 && reach(other) <= wide * 1.25)
  return below.length === 0 || similar.length * 2 >= below.length
}
