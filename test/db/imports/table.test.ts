// Rows and their line numbers do not depend on where the text happens to be cut.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ShopError } from '../../../db/errors.ts'
import { openTable } from '../../../db/imports/table.ts'

function rowsOf(pieces: readonly string[], delimiter = ',', quoting = true): { cells: string[][]; lines: number[]; zeros: number[] } {
  const table = openTable({ delimiter, quoting })
  const [cells, lines]: [string[][], number[]] = [[], []]
  pieces.forEach((piece, i) => {
    for (const rows of table.push(piece, i === pieces.length - 1)) {
      cells.push(...rows.cells)
      lines.push(...rows.lines)
    }
  })
  return { cells, lines, zeros: table.zeros }
}

/** The plainest reader that can be: one character after the other. */
function plainly(text: string): { cells: string[][]; lines: number[] } {
  const [cells, lines]: [string[][], number[]] = [[], []]
  let [row, cell, quoted, started, line, start]: [string[], string, boolean, boolean, number, number] = [[], '', false, false, 1, 1]
  const endRow = (): void => {
    cells.push([...row, cell])
    lines.push(start)
    ;[row, cell, started] = [[], '', false]
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (c === '\n') line++
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[i++]
      else quoted = false
    } else if (c === '"') [quoted, started] = [true, true]
    else if (c === ',') {
      row.push(cell)
      ;[cell, started] = ['', true]
    } else if (c === '\n') {
      endRow()
      start = line
    } else [cell, started] = [cell + c, true]
  }
  if (started) endRow()
  return { cells, lines }
}

const quote = (cell: string): string => /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
const cell = fc.oneof(fc.constantFrom('', '𠮷野', 'a', '"', '引用"符', '一\n二', '\n', ',', '東京都', '""', '😀\n'), fc.string({ maxLength: 5 }))
  .map((text) => text.replace(/[\r\0]/g, ''))

describe('openTable', () => {
  it('gives the same rows and lines wherever the text is cut', () => {
    fc.assert(fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(),
      fc.array(fc.nat(400), { maxLength: 6 }),
      (rows, newline, ended, places) => {
        const text = rows.map((row) => row.map(quote).join(',')).join('\n') + (ended ? '\n' : '')
        const written = text.replaceAll('\n', newline)
        const cuts = [0, ...places.map((place) => place % (written.length + 1)).sort((a, b) => a - b), written.length]
        const pieces = cuts.slice(1).map((to, i) => written.slice(cuts[i], to))
        const found = rowsOf(pieces)
        expect({ cells: found.cells, lines: found.lines }).toEqual(plainly(text))
      }), { numRuns: 600 })
  })

  it('gives the same rows with one cut at every single place', () => {
    const text = 'a,b\r\n"一,""二""\r\n三",𠮷\r\n\r\n"x" ,"y"\r\nend,"z"'
    const whole = rowsOf([text])
    expect(whole.lines).toEqual([1, 2, 4, 5, 6])
    expect(whole.cells[1]).toEqual(['一,"二"\n三', '𠮷'])
    for (let at = 0; at <= text.length; at++) expect(rowsOf([text.slice(0, at), text.slice(at)])).toEqual(whole)
    expect(rowsOf(text.split(''))).toEqual(whole)
  })

  it('numbers the lines of a long file with a few notes of several lines', () => {
    const records = Array.from({ length: 30_000 }, (_, i) => i % 997 === 0 ? `${i},"メモ\n\n二行目"\n` : `${i},${'商品'.repeat(i % 5)}\n`)
    const { cells, lines } = rowsOf([records.join('').slice(0, 100_001), records.join('').slice(100_001)])
    expect(cells).toHaveLength(30_000)
    let line = 1
    records.forEach((record, i) => {
      if (cells[i]?.[0] !== String(i) || lines[i] !== line) throw new Error(`record ${i}: ${lines[i]}, not ${line}`)
      line += record.split('\n').length - 1
    })
  })

  it('takes quotes as they are where the platform does not quote', () => {
    expect(rowsOf(['5"皿\t"赤\nb\tc\n'], '\t', false)).toMatchObject({ cells: [['5"皿', '"赤'], ['b', 'c']], lines: [1, 2] })
  })

  it('removes zeros and says where', () => {
    expect(rowsOf(['a,b\n1,2\n山\0田,2\n', '\0\0\0'])).toEqual({ cells: [['a', 'b'], ['1', '2'], ['山田', '2']], lines: [1, 2, 3], zeros: [3, 4] })
  })

  const refusal = (pieces: string[]): string => {
    try {
      rowsOf(pieces)
      return 'none'
    } catch (error) {
      return error instanceof ShopError ? `${error.code}:${error.params.line}` : String(error)
    }
  }
  const row = '1,2,3\n'
  it.each([
    ['to the end of the file', [`${row}${row}"open,2,3\n${row.repeat(20)}`], 'quoteNeverClosed:3'],
    ['over many lines', [row.repeat(5_000) + `1,"open,3\n` + row.repeat(2_000), row.repeat(9)], 'quoteNeverClosed:5001'],
    ['on the last line of its record', [row + '"a\nb","open,3\n' + row.repeat(700), row], 'quoteNeverClosed:3'],
    ['until a quote in a later record', [`${row}1,"open,3\n${row}${row}7,"closed",9\n${row}`], 'quoteNeverClosed:2'],
  ])('refuses a quote left open %s', (_, pieces, refused) => expect(refusal(pieces)).toBe(refused))
  it('refuses lines and rows beyond all measure', () => {
    expect(refusal([row, 'x'.repeat(700_000), 'x'.repeat(700_000), '\n'])).toBe('fileLineTooLong:2')
    expect(refusal([row + 'x'.repeat(1_100_000) + '\n'])).toBe('fileLineTooLong:2')
    expect(refusal([row + ','.repeat(2_000) + '\n'])).toBe('fileTooManyColumns:2')
  })
})

describe('a last row without a line end', () => {
  const openLineOf = (pieces: string[]): number | null => {
    const table = openTable({ delimiter: ',', quoting: true })
    pieces.forEach((piece, i) => { for (const _ of table.push(piece, i === pieces.length - 1)) { /* read on */ } })
    return table.openLine
  }
  it.each<[string, number | null]>([
    ['a,b\n1,2\n', null], ['a,b\n1,2', 2], ['a,b\r\n1,2\r\n3,', 3], ['a,b\r1,2\r', null], ['a,b\r1,2', 2], ['a,b', null], ['a,b\n', null], ['', null],
    ['a,b\n"1\n2",3', 2], ['a,b\n1,2\n\0\0', null], ['a,b\n1,2\n\n', null],
  ])('%j: %s, wherever the text is cut', (text, line) => {
    for (let at = 0; at <= text.length; at++) expect([at, openLineOf([text.slice(0, at), text.slice(at)])]).toEqual([at, line])
    expect(openLineOf([...text, ''])).toBe(line)
  })
})
