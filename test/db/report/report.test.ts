// The report's figures are those of the panels, no name stands where names are hidden, and it is compared with the one before.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { kpis } from '../../../db/analysis/kpi.ts'
import { moves } from '../../../db/analysis/moves.ts'
import { builtPanels } from '../../../db/analysis/panels/index.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { addMonths, parseDay } from '../../../db/facts/day.ts'
import { formatsOf } from '../../../db/formats/rules.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { cellText } from '../../../db/panels/rules.ts'
import { textsIn } from '../../../db/commands/output.ts'
import { tableBundle } from '../../../db/report/bundle.ts'
import { figuresOf, shownDifference, shownValue } from '../../../db/report/figures.ts'
import { earlierReport, listReports, noteReport } from '../../../db/report/history.ts'
import { reportKinds } from '../../../db/report/model.ts'
import type { ReportRequest } from '../../../db/report/model.ts'
import { reportPaper } from '../../../db/report/paper.ts'
import { scaleFor, spread } from '../../../db/report/pictures.ts'
import { firstSentence } from '../../../db/report/sheets/closing.ts'
import { asOfShop } from '../../../db/shop.ts'
import reportEn from '../../../resources/texts/report.en.json' with { type: 'json' }
import reportJa from '../../../resources/texts/report.ja.json' with { type: 'json' }
import { bring } from '../bring.ts'
import { firstThings } from '../../../db/today/firstThings.ts'
import { wordsOfThing } from '../../../db/today/rules.ts'
import type { ReportShop } from './reportShops.ts'
import { asOf, emptyShop, longName, longShop, oneCustomer, sampleShop } from './reportShops.ts'

let sample: ReportShop
beforeAll(async () => { sample = await sampleShop() })
afterAll(() => sample.close())

const request = (patch: Partial<ReportRequest> = {}): ReportRequest => ({ kind: 'full', hideNames: true, asOf, ...patch })
/** What is read: no markup. */
const textOf = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]*>/g, '\n').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

describe('figures', () => {
  test('are those of the analyses', () => {
    const figures = figuresOf(sample.open, asOf)
    const shop = asOfShop(sample.open, asOf)
    const all = kpis(shop, { f2Days: 90 })
    expect(figures.tiers).toEqual((({ firstTime, repeat, oneYear, dormant, prospect, total }) => ({ firstTime, repeat, oneYear, dormant, prospect, total }))(tierCounts(shop)))
    expect(figures.kpis.f2).toEqual({ numerator: all.f2.bought, denominator: all.f2.matured })
    expect(figures.kpis.oneYearLtv).toEqual({ numerator: all.oneYearLtv.sales, denominator: all.oneYearLtv.customers })
    expect(figures.kpis.repeatSales).toEqual(all.repeatSales)
    expect(figures.kpis.averageOrderValue).toEqual({ numerator: figures.sales, denominator: figures.orders })
  })

  test('the differences are those of the shown values', () => {
    expect(shownValue('rate', { numerator: 1, denominator: 3 })).toBe(33.3)
    expect(shownDifference('rate', { numerator: 1, denominator: 3 }, { numerator: 1, denominator: 4 })).toBe(8.3)
    expect(shownDifference('yen', { numerator: 1000, denominator: 3 }, { numerator: 334, denominator: 1 })).toBe(-1)
    expect(shownDifference('times', { numerator: 5, denominator: 2 }, { numerator: 9, denominator: 4 })).toBe(0.2)
    expect(shownDifference('rate', { numerator: 0, denominator: 0 }, { numerator: 1, denominator: 4 })).toBeNull()
  })
})

describe.each(['ja', 'en'] as const)('the full report, %s', (language) => {
  test('shows stages, moves, cards and the tables of the panels exactly as they are written on the screen', async () => {
    const { html, pages } = await reportPaper(sample.open, request(), language)
    const lines = new Set(textOf(html).split('\n').map((line) => line.trim()).filter(Boolean))
    const [say, formats] = [await textsIn(language), formatsOf(language)]
    expect(pages).toBeGreaterThanOrEqual(4)
    expect(pages).toBeLessThanOrEqual(6)
    const shop = asOfShop(sample.open, asOf)
    for (const count of Object.values(figuresOf(sample.open, asOf).tiers)) expect(lines, String(count)).toContain(formats.number(count))
    const yearAgo = addMonths(parseDay(asOf), -12)
    for (const { customers } of moves(shop, yearAgo, parseDay(asOf)).cells) expect(lines).toContain(formats.number(customers))
    // Whole rows of panels: each shown cell stands there, in its words.
    const shown = { kpiBoard: ['kpi', 'value', 'yearAgo'], dropoff: ['reached', 'rate', 'dropRate'], entryProducts: ['product', 'customers', 'f2', 'ltv'], sourceLtv: ['source', 'ltv', 'f2'], areas: ['prefecture', 'sales', 'perHead'] } as const
    for (const [panel, keys] of Object.entries(shown) as [keyof typeof shown, readonly string[]][]) {
      const { table, say: said } = askPanel(sample.open, { panel, options: {}, asOf })
      expect(said, panel).not.toBeNull()
      const row = table.rows[0]
      for (const key of keys) expect([...lines].some((line) => line.endsWith(cellText(row[table.columns.findIndex((column) => column.key === key)], panel, say, formats))), `${panel} ${key}`).toBe(true)
    }
  })

  test('says what to do first as the room 今日 says it, on the first sheet and on the page of the owner', async () => {
    const say = await textsIn(language)
    const things = firstThings(sample.open, asOf)
    expect(things.length).toBeGreaterThan(0)
    for (const kind of ['full', 'owner'] as const) {
      const first = textOf((await reportPaper(sample.open, request({ kind }), language)).html.split('<section')[1])
      for (const thing of things) { const { title, why } = wordsOfThing(thing, say); expect(first).toContain(title); expect(first).toContain(why) }
    }
  })

  test('explains each figure in one sentence', async () => {
    const say = await textsIn(language)
    const text = textOf((await reportPaper(sample.open, request(), language)).html)
    for (const kpi of ['oneYearLtv', 'f2', 'repeatBuyers', 'retention', 'salesPerCustomer']) expect(text).toContain(say(`kpis.${kpi}.say`))
    for (const panel of ['cohort', 'entryProducts', 'areas']) expect(text).toContain(firstSentence(say(`panels.${panel}.about`)))
  })
})

test('no figure is NaN, no text is missing, nothing is markup that came from data', async () => {
  for (const make of [() => Promise.resolve(emptyShop()), () => Promise.resolve(oneCustomer()), () => Promise.resolve(longShop())]) {
    const shop = await make()
    shop.open.settings = { ...shop.open.settings, name: `<b>${shop.open.settings.name}` }
    for (const kind of reportKinds) for (const language of ['ja', 'en'] as const) {
      const { html } = await reportPaper(shop.open, request({ kind, hideNames: false }), language)
      expect(html).toContain('&lt;b&gt;')
      expect(html).not.toMatch(/NaN|Infinity|undefined|\{\{|<b>(株|か|一)/)
      expect(textOf(html)).not.toMatch(/(report|panels|kpis|tiers|today)\.\w+/)
    }
    await shop.close()
  }
})

test('an empty shop gets one sheet that says what to do; one without a past gets no empty tables', async () => {
  const shop = emptyShop()
  const { html, pages } = await reportPaper(shop.open, request(), 'ja')
  expect(pages).toBe(1)
  expect(html).toContain('まだ注文がありません')
  await shop.close()
})

describe('names', () => {
  /** All that says who somebody is, as it stands in the file. */
  const personal = () => (sample.open.db.sqlite.prepare('SELECT name, kana, email, phone, address1, postalCode FROM contact').all() as Record<string, string>[]).flatMap((row) => [row.name, row.name.replace(/\s/g, ''), row.kana, row.email, row.phone, row.address1]).filter((text) => text.length >= 4)

  test('and whatever else says who somebody is stand nowhere when hidden', async () => {
    const known = [...new Set(personal())]
    expect(known.length).toBeGreaterThan(1000)
    for (const kind of reportKinds) for (const language of ['ja', 'en'] as const) {
      const text = textOf((await reportPaper(sample.open, request({ kind, hideNames: true }), language)).html).replace(/[ \n\u3000]/g, '')
      expect(known.filter((one) => text.includes(one.replace(/[ \u3000]/g, ''))), `${kind} ${language}`).toEqual([])
    }
  })
  test('stand on the staff page alone when they may', async () => {
    const names = (sample.open.db.sqlite.prepare(`SELECT DISTINCT name FROM customer WHERE name <> ''`).pluck().all() as string[])
    const found = async (kind: ReportRequest['kind']) => { const text = textOf((await reportPaper(sample.open, request({ kind, hideNames: false }), 'ja')).html); return names.filter((name) => text.includes(`${name} 様`) || text.includes(`${name}様`)).length }
    expect(await found('staff')).toBeGreaterThan(0)
    for (const kind of ['full', 'owner', 'consultant'] as const) expect(await found(kind)).toBe(0)
  })
})

describe('the next report', () => {
  test('is compared with the latest one of an earlier day, of its own kind first', async () => {
    const shop = await sampleShop()
    const { open } = shop
    expect(earlierReport(open, 'full', asOf)).toBeNull()
    const months = ['2026-05-31', '2026-08-31', '2026-10-31']
    const ids = months.map((day, i) => noteReport(open, i === 1 ? 'full' : 'owner', figuresOf(open, day), new Date('2026-11-01T00:00:00Z')))
    noteReport(open, 'full', figuresOf(open, asOf))
    expect(earlierReport(open, 'full', asOf)).toMatchObject({ id: ids[1], asOf: '2026-08-31', figures: { tiers: figuresOf(open, '2026-08-31').tiers } })
    expect(earlierReport(open, 'staff', asOf)).toMatchObject({ id: ids[2], asOf: '2026-10-31' })
    expect(listReports(open).map(({ asOf: day }) => day)).toEqual([asOf, ...[...months].reverse()])
    const text = textOf((await reportPaper(open, request(), 'ja')).html)
    expect(text).toContain('前回の「診断レポート」（基準日 2026/08/31）に載せた数字と比べています。')
    const [then, now] = [figuresOf(open, '2026-08-31'), figuresOf(open, asOf)]
    const { number, percent } = formatsOf('ja')
    const difference = now.tiers.oneYear - then.tiers.oneYear
    for (const wanted of [number(then.tiers.oneYear), difference > 0 ? `＋${number(difference)}` : number(difference), percent(then.kpis.retention.numerator, then.kpis.retention.denominator)!]) expect(text.split('\n').map((line) => line.trim())).toContain(wanted)
    // What another version has left is passed over, and a later change of the data does not change what was printed.
    open.db.sqlite.prepare(`UPDATE report SET figures = '{"version":2}' WHERE id = ?`).run(ids[1])
    expect(earlierReport(open, 'full', asOf)).toMatchObject({ id: ids[2] })
    await shop.close()
  })
  test('of a shop open for reading only is made, and not noted', async () => {
    const shop = oneCustomer()
    const readOnly = { ...shop.open, db: { ...shop.open.db, readOnly: true } }
    expect((await reportPaper(readOnly, request(), 'ja')).pages).toBeGreaterThan(0)
    expect(() => noteReport(readOnly, 'full', figuresOf(shop.open, asOf))).toThrow('shopReadOnly')
    await shop.close()
  })
})

describe('all tables', () => {
  const formula = '=HYPERLINK("http://x.invalid","見る")'
  let shop: ReportShop
  beforeAll(() => {
    shop = oneCustomer()
    bring(shop.open, 'base', Array.from({ length: 40 }, (_, i) => ({ no: `f${i}`, day: `2025-${String((i % 11) + 1).padStart(2, '0')}-03`, yen: 1000 + i, product: formula, contact: { name: `式 ${i % 8}子`, email: `f${i % 8}@example.invalid` } })))
  })
  afterAll(() => shop.close())

  test('one workbook: a sheet for each table that has rows, no two of one name, nothing that computes', async () => {
    const { files, tables } = await tableBundle(shop.open, 'xlsx', asOf, 'ja')
    expect(files).toHaveLength(1)
    const inside = Object.fromEntries(Object.entries(unzipSync(files[0].bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]))
    const names = [...inside['xl/workbook.xml'].matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toHaveLength(tables)
    expect(new Set(names).size).toBe(tables)
    const filled = builtPanels.filter((panel) => askPanel(shop.open, { panel, options: {}, asOf }).table.rows.length > 0)
    expect(tables).toBe(filled.length)
    expect(Object.values(inside).join('')).toContain('HYPERLINK')
    for (const [name, xml] of Object.entries(inside)) if (name.startsWith('xl/worksheets/')) expect(xml, name).not.toMatch(/<f[ >]/)
  })
  test('a file for each: numbered in the order of the screen, formulas made text, names that every system takes', async () => {
    shop.open.settings = { ...shop.open.settings, name: '紅/茶:店' }
    const { files, tables } = await tableBundle(shop.open, 'csv', asOf, 'en')
    expect(files).toHaveLength(tables)
    expect(files.map(({ name }) => name.slice(0, 3))).toEqual(files.map((_, i) => `${String(i + 1).padStart(2, '0')} `))
    let cells = 0
    for (const { name, bytes } of files) {
      expect(name).toMatch(/^[^\\/:*?"<>|]+\.csv$/)
      const rows = Papa.parse<string[]>(new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes)).data
      for (const cell of rows.flat()) { cells++; expect(cell, name).not.toMatch(/^\s*[=@]/) }
    }
    expect(cells).toBeGreaterThan(100)
    expect((await tableBundle(shop.open, 'xlsx', asOf, 'ja')).files[0].name).not.toMatch(/[\\/:]/)
  })
})

test('both languages word the report with the same keys and values', () => {
  type Tree = { [key: string]: string | Tree }
  const flat = (tree: Tree, path = ''): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key} ${[...value.matchAll(/{{(\w+)/g)].map(([, name]) => name).sort().join()}`] : flat(value, `${path}${key}.`)))
  // English counts one and many apart; each of the two says the same as the Japanese.
  const said = (tree: Tree) => [...new Set(flat(tree).map((line) => line.replace(/_(one|other) /, ' ')))].sort()
  expect(said(reportEn)).toEqual(said(reportJa))
})

describe('pictures', () => {
  test('an axis ends at a round number that holds the largest value', () => {
    expect(scaleFor(40)).toEqual({ top: 40, steps: [0, 10, 20, 30, 40] })
    expect(scaleFor(11_754)).toEqual({ top: 15_000, steps: [0, 5000, 10_000, 15_000] })
    expect(scaleFor(0)).toEqual({ top: 1, steps: [0] })
    for (let value = 0.37; value < 1e9; value *= 1.7) {
      const { top, steps } = scaleFor(value)
      expect(top).toBeGreaterThanOrEqual(value * 0.999999)
      expect(top).toBeLessThan(value * 2.01)
      expect(steps.length).toBeLessThanOrEqual(6)
    }
  })
  test('labels are moved apart and stay inside', () => {
    expect(spread([10, 10, 11], 4, 2, 40)).toEqual([10, 14, 18])
    const moved = spread([39, 39, 40], 4, 2, 40)
    expect([...moved].sort((a, b) => a - b)).toEqual([32, 36, 40])
  })
})

test('long shop names are set smaller', async () => {
  const shop = longShop()
  const { html } = await reportPaper(shop.open, request(), 'ja')
  expect(html).toContain(`<h1 class="${longName.length > 60 ? 'longest' : 'long'}">`)
  expect(shop.open.settings.name).toBe(longName)
  await shop.close()
})
