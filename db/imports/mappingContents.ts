// What the cells of a column look like.
import { cleanCell } from './formats/columns.ts'
import { restorePhone } from './formats/damage.ts'
import { readMoney } from './formats/money.ts'
import { plainClock, plainDate } from './mappingDates.ts'

export const looks = ['email', 'phone', 'excelPhone', 'postalCode', 'prefecture', 'date', 'time', 'money', 'count', 'kana', 'name', 'address', 'words'] as const
export type Look = (typeof looks)[number]

const prefecture = /^(?:北海道|(?:東京)都|(?:大阪|京都)府|.{2,3}県)$/
const kana = /^[\u3041-\u309f\u30a0-\u30ff\uff66-\uff9f\s・]+$/
const japaneseName = /^[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]{1,8}[\s\u3000]?[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]{0,8}(?:[\s\u3000]?様)?$/u
const latinName = /^[A-Z][\p{L}'.-]+(?: [A-Z][\p{L}'.-]+){1,3}$/u

const tests: Record<Look, (cell: string) => boolean> = {
  email: (cell) => /^[^\s@]+[@＠][^\s@]+\.[^\s@]+$/.test(cell),
  phone: (cell) => { const plain = cell.normalize('NFKC').replace(/^'/, ''); return /^(?:\+81|0)[\d\-() ]{8,14}$/.test(plain) && /^(?:\+?\d\D*){9,13}$/.test(plain) },
  // What Excel leaves of one: nine or ten digits without the 0, or 9.01E+09. Only beside a name that says so.
  excelPhone: (cell) => restorePhone(cell) !== cell || /^\d(?:\.\d+)?E\+?(?:0?9|10)$/i.test(cell),
  postalCode: (cell) => /^[〒']?\s?\d{3}[-‐−ー]?\d{4}$/.test(cell.normalize('NFKC')),
  prefecture: (cell) => prefecture.test(cell),
  date: (cell) => (['ymd', 'dmy', 'mdy'] as const).some((format) => plainDate(cell, format) !== null),
  time: (cell) => /[:時]/.test(cell) && (plainClock(cell) ?? '') !== '',
  money: (cell) => !Number.isNaN(readMoney(cell, 2)) && !/^0\d/.test(cell),
  count: (cell) => /^-?\d{1,4}(?:\.0+)?[個点]?$/.test(cell.normalize('NFKC')),
  kana: (cell) => kana.test(cell.normalize('NFKC')),
  name: (cell) => japaneseName.test(cell) || latinName.test(cell),
  address: (cell) => /[都道府県市区町村郡].*\d|\d+[-－丁番]/.test(cell.normalize('NFKC')),
  words: (cell) => /[^\d\s.,:/()-]/.test(cell),
}

/** What is longer is no date, phone or name; patterns must not run over it. */
const LONGEST_CELL = 300

/** For each look the share of the filled cells that have it. No cell filled: empty. */
export function looksOf(cells: readonly string[]): Partial<Record<Look, number>> {
  const filled = cells.map((cell) => cleanCell(cell.slice(0, LONGEST_CELL))).filter((cell) => cell !== '')
  if (filled.length === 0) return {}
  return Object.fromEntries(looks.map((look) => [look, filled.filter(tests[look]).length / filled.length]))
}
