// A panel as a file: the numbers of the answer, in both languages, safe to open; and what the room can offer.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Cell, PanelAnswer } from '../../../db/analysis/panelModel.ts'
import * as asking from '../../../db/panels/ask.ts'
import { analysisChoices, productChoices } from '../../../db/panels/choices.ts'
import { panelFile } from '../../../db/panels/file.ts'
import type { PanelFormat } from '../../../db/panels/model.ts'
import { panelFileQuery } from '../../../db/panels/model.ts'
import { cellText, withoutTax } from '../../../db/panels/rules.ts'
import { terminal } from '../../../db/commands/output.ts'
import { formatsOf } from '../../../db/formats/rules.ts'
import { textsIn } from '../../../db/texts.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { closeShop, openSample } from '../../../db/shops/lifecycle.ts'

const folder = mkdtempSync(join(tmpdir(), 'panel-files-'))
const asOf = '2026-11-21'
let open: OpenShop
beforeAll(async () => { open = await openSample(join(folder, '見本.omotenashi'), asOf) })
afterAll(async () => { await closeShop(open); rmSync(folder, { recursive: true }) })

const file = (format: PanelFormat, more: object = {}, language: 'ja' | 'en' = 'ja') => panelFile(open, panelFileQuery.parse({ panel: 'decile', asOf, format, ...more }), language)
const text = (bytes: Uint8Array, encoding = 'utf-8') => new TextDecoder(encoding).decode(bytes)
const lines = (csv: string) => Papa.parse<string[]>(csv.trimEnd()).data
async function sheet(bytes: Uint8Array): Promise<unknown[][]> {
  const read = await readXlsx(Buffer.from(bytes)) as unknown
  const [first] = read as [unknown]
  return Array.isArray(first) ? read as unknown[][] : (first as { data: unknown[][] }).data
}
/** An answer made up for these cells, given in place of the real one. */
async function made<T>(rows: Cell[][], work: () => Promise<T>): Promise<T> {
  const answer: PanelAnswer = { panel: 'decile', asOf, result: null, options: {}, choices: [], table: { columns: rows[0].map(() => ({ key: 'group', right: false })), rows }, say: null, base: 1 }
  const spy = vi.spyOn(asking, 'askPanel').mockReturnValue(answer)
  try { return await work() } finally { spy.mockRestore() }
}

test('the days chosen on a panel stand in the file, also those nobody chose', async () => {
  const head = async (options: object) => text((await file('csv', { panel: 'moves', options })).bytes)
  expect(await head({ since: 'days', from: '2026-01-01', to: '2026-03-31' })).toMatch(/前の日[^\n]*2026-01-01[\s\S]*後の日[^\n]*2026-03-31/)
  expect(await head({ since: 'days' })).toMatch(/前の日[^\n]*2026-10-31[\s\S]*後の日[^\n]*2026-11-21/)
  expect(await head({ since: 'year' })).not.toContain('前の日')
  // Beyond the day of the panel nothing is compared: the file names the days that were.
  expect(await head({ since: 'days', from: '2026-01-01', to: '2027-03-31' })).toMatch(/前の日[^\n]*2026-01-01[\s\S]*後の日[^\n]*2026-11-21/)
})

test('a cell without any names is as empty as any other cell without a value', async () => {
  const cells = lines(text((await made([[{ kind: 'text', text: '1回目' }, { kind: 'none' }, { kind: 'each', items: [] }, { kind: 'each', items: [{ name: '多い', count: 2, people: {} }, { name: '高い', count: 1, people: {} }] }]], () => file('csv'))).bytes)).at(-1)
  expect(cells).toEqual(['1回目', '', '', '多い 2・高い 1'])
})

test('CSV for Excel: mark, title, day, sentence, then the table with the numbers of the answer', async () => {
  const { bytes, rows, unwritable } = await file('csv')
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const read = lines(text(bytes))
  expect(read[0]).toEqual(['デシル'])
  expect(read[1]).toEqual(['基準日：2026-11-21'])
  expect(read).toContainEqual(['金額：税込'])
  const head = read.findIndex(([cell]) => cell === '組')
  const { table } = asking.askPanel(open, { panel: 'decile', asOf, options: {} })
  expect(read.slice(head + 1).map((line) => [Number(line[1]), Number(line[2])])).toEqual(table.rows.map(([, people, sales]) => [people.kind === 'people' ? people.count : NaN, sales.kind === 'yen' ? sales.yen : NaN]))
  expect(read[head + 1][4]).toMatch(/^\d+\.\d%$/)
  expect([rows, unwritable]).toEqual([10, ''])
})

test('the same in English, through a filter, without tax', async () => {
  const read = lines(text((await file('csv', { filter: { channels: ['shopify'], orderKind: 'oneOff' }, tax: 'without' }, 'en')).bytes))
  expect(read[0]).toEqual(['Deciles'])
  expect(read[2]).toEqual(['Filter: channels Shopify / one-off orders only'])
  expect(read).toContainEqual(['Amounts: without tax'])
  const { table } = asking.askPanel(open, { panel: 'decile', asOf, options: {}, filter: { channels: ['shopify'], products: [], orderKind: 'oneOff', prefectures: [], segment: null } })
  const sales = table.rows[0][2]
  expect(Number(read.at(-10)?.[2])).toBe(sales.kind === 'yen' ? Math.round(sales.yen * 100 / 108) : NaN)
})

test('a mean number of times has two decimals, the same on the screen, in a terminal and in files', async () => {
  // 201 ÷ 200 lies a hair under 1.005 in binary: rounded from the counts it is 1.01, wherever it stands.
  const means: Cell[] = [[201, 200], [4, 3], [0, 5], [7, 1]].map(([sum, count]) => ({ kind: 'mean', sum, count, of: 'times' }))
  const shown = ['1.01', '1.33', '0.00', '7.00']
  const say = await textsIn('ja')
  for (const formats of [formatsOf('ja'), formatsOf('en'), terminal(say)]) expect(means.map((cell) => cellText(cell, 'decile', say, formats))).toEqual(shown)
  await made([means], async () => {
    expect(lines(text((await file('csv')).bytes)).at(-1)).toEqual(shown)
    expect((await sheet((await file('xlsx')).bytes)).at(-1)).toEqual([1.005, 4 / 3, 0, 7])
  })
})

test('months of a file have one width; a terminal writes days as they are typed', async () => {
  const say = await textsIn('ja')
  const cells: Cell[] = [{ kind: 'month', day: '2026-09-01' }, { kind: 'day', day: '2026-09-05' }, { kind: 'yenRange', from: 1000, to: 1999 }, { kind: 'yen', yen: 12480 }]
  await made([cells], async () => { expect(lines(text((await file('csv')).bytes)).at(-1)).toEqual(['2026/09', '2026/09/05', '1,000〜1,999円', '12480']) })
  expect(cells.map((cell) => cellText(cell, 'decile', say, formatsOf('ja')))).toEqual(['2026/9', '2026/09/05', '1,000〜1,999円', '12,480円'])
  expect(cells.map((cell) => cellText(cell, 'decile', say, terminal(say)))).toEqual(['2026-09', '2026-09-05', '1,000〜1,999円', '12,480円'])
})

test('Shift_JIS says which characters it lacks, and puts 〓 for them', async () => {
  await made([[{ kind: 'text', text: '髙橋🍵〜' }]], async () => {
    const { bytes, unwritable } = await file('csvCp932')
    expect(unwritable).toBe('🍵')
    expect(text(bytes, 'shift_jis')).toContain('髙橋〓～')
  })
})

test('no text of a shop becomes a formula, and no number becomes text', async () => {
  const evil = ['=1+1', '@SUM(A1)', '+81', '-5円引き', '＝HYPERLINK("x")', '\t=1']
  await made(evil.map((value): Cell[] => [{ kind: 'text', text: value }, { kind: 'yen', yen: -1234 }]), async () => {
    const read = lines(text((await file('csv')).bytes)).slice(-evil.length)
    for (const [words, yen] of read) {
      expect(words.startsWith("'")).toBe(true)
      expect(yen).toBe('-1234')
    }
    const rows = (await sheet((await file('xlsx')).bytes)).slice(-evil.length)
    expect(rows).toEqual(evil.map((value) => [expect.stringContaining(value.trim()), -1234]))
  })
})

test('the workbook takes any text and any figure', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), fc.integer({ min: -2e9, max: 2e9 }), fc.nat(1000), fc.nat(1000), async (words, yen, numerator, denominator) => {
    await made([[{ kind: 'text', text: `a${words}z` }, { kind: 'yen', yen }, { kind: 'rate', numerator, denominator }, { kind: 'none' }, { kind: 'number', value: null, digits: 2 }]], async () => {
      const row = (await sheet((await file('xlsx')).bytes)).at(-1)
      expect(row?.[1]).toBe(yen)
      expect(row?.[2] ?? null).toEqual(denominator === 0 ? null : expect.closeTo(numerator / denominator, 12))
      expect(row?.[3] ?? null).toBeNull()
      expect(String(row?.[0]).startsWith('a')).toBe(true)
    })
  }), { numRuns: 60 })
})

test('the clipboard gets the table alone: one line a row, one field a cell', async () => {
  await made([[{ kind: 'text', text: 'a\tb\nc' }, { kind: 'people', count: 12345 }]], async () => {
    expect(text((await file('tsv')).bytes)).toBe('組\t組\r\na b c\t12345\r\n')
  })
})

test('sales without tax, at the shop\'s rate', () => {
  expect([withoutTax(10_800, 8), withoutTax(1_100, 10), withoutTax(777, 0), withoutTax(-10_800, 8)]).toEqual([10_000, 1_000, 777, -10_000])
})

test('what can be chosen is what the shop has', () => {
  const choices = analysisChoices(open, asOf)
  const count = open.db.sqlite.prepare('SELECT count(*) FROM orders').pluck().get()
  expect(choices.channels.reduce((sum, { orders }) => sum + orders, 0)).toBe(count)
  expect(choices.channels.map(({ orders }) => orders)).toEqual(choices.channels.map(({ orders }) => orders).sort((a, b) => b - a))
  expect(choices.prefectures.every(({ customers }) => customers > 0)).toBe(true)
  expect(choices.prefectures.find(({ code }) => code === 0)).toBe(choices.prefectures.at(-1))
  expect(choices).toMatchObject({ hasSubscriptions: true, taxPercent: 8, firstDay: open.db.sqlite.prepare('SELECT date(min(orderedDay) * 86400, \'unixepoch\') FROM orders').pluck().get() })
  const products = productChoices(open.facts, { find: '', limit: 200 })
  const yen = products.map((product) => product.yen)
  expect(yen).toEqual([...yen].sort((a, b) => b - a))
  expect(productChoices(open.facts, { find: 'ほうじ', limit: 200 }).map(({ name }) => name)).toEqual(products.map(({ name }) => name).filter((name) => name.includes('ほうじ')))
  expect(productChoices(open.facts, { find: 'ほうじ', limit: 200 }).length).toBeGreaterThan(0)
  expect(productChoices(open.facts, { find: '', limit: 2 })).toEqual(products.slice(0, 2))
})
