// The report's figures are those of the panels, no name stands where names are hidden, and it is compared with the one before.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import type { Cell } from '../../../db/analysis/panelModel.ts'
import { kpis } from '../../../db/analysis/kpi.ts'
import { moves } from '../../../db/analysis/moves.ts'
import { builtPanels } from '../../../db/analysis/panels/index.ts'
import { tierCounts } from '../../../db/analysis/tiers.ts'
import { addMonths, formatDay, parseDay } from '../../../db/facts/day.ts'
import { formatsOf, timesText } from '../../../db/formats/rules.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { cellText, isReference } from '../../../db/panels/rules.ts'
import { textsIn } from '../../../db/texts.ts'
import { tableBundle } from '../../../db/report/bundle.ts'
import { figuresOf, shownDifference } from '../../../db/report/figures.ts'
import { earlierReport, listReports, noteReport } from '../../../db/report/history.ts'
import { reportKinds } from '../../../db/report/model.ts'
import type { ReportRequest } from '../../../db/report/model.ts'
import { reportPaper } from '../../../db/report/paper.ts'
import { scaleFor, spread } from '../../../db/report/pictures.ts'
import { firstSentence } from '../../../db/report/sheets/closing.ts'
import { writingIn } from '../../../db/report/writing.ts'
import { asOfShop } from '../../../db/shop.ts'
import reportEn from '../../../resources/texts/report.en.json' with { type: 'json' }
import reportJa from '../../../resources/texts/report.ja.json' with { type: 'json' }
import { todayBoard } from '../../../db/today/board.ts'
import { bring } from '../bring.ts'
import { firstThings } from '../../../db/today/firstThings.ts'
import { wordsOfThing } from '../../../db/today/rules.ts'
import type { ReadTable } from './reportRows.ts'
import { cardsIn, printedPanels, readText, tablesIn, titlesOf, under } from './reportRows.ts'
import type { ReportShop } from './reportShops.ts'
import { asOf, emptyShop, longName, longShop, oneCustomer, sampleShop } from './reportShops.ts'

let sample: ReportShop
beforeAll(async () => { sample = await sampleShop() })
afterAll(() => sample.close())

const request = (patch: Partial<ReportRequest> = {}): ReportRequest => ({ kind: 'full', hideNames: true, asOf, ...patch })
/** The figure of a printed table in the row of these names, under a heading. Throws where there is none, or more than one. */
function figureAt({ heads, rows }: ReadTable, names: readonly string[], head: string): string {
  const [at, found] = [heads.indexOf(head), rows.filter((row) => names.every((name, i) => row[i] === name))]
  if (at < 0 || found.length !== 1) throw new Error(`${names.join()} ${head}: ${found.length} rows of ${heads.join()}`)
  return found[0][at]
}

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
    expect(shownDifference('rate', { numerator: 1, denominator: 3 }, { numerator: 1, denominator: 4 })).toBe(8.3)
    expect(shownDifference('yen', { numerator: 1000, denominator: 3 }, { numerator: 334, denominator: 1 })).toBe(-1)
    expect(shownDifference('times', { numerator: 5, denominator: 2 }, { numerator: 9, denominator: 4 })).toBe(0.25)
    expect(shownDifference('rate', { numerator: 0, denominator: 0 }, { numerator: 1, denominator: 4 })).toBeNull()
  })
})

describe.each(['ja', 'en'] as const)('the full report, %s', (language) => {
  test('shows stages, moves, cards and the tables of the panels exactly as they are written on the screen', async () => {
    const { html, pages } = await reportPaper(sample.open, request(), language)
    const [w, formats] = [await writingIn(language), formatsOf(language)]
    const { say } = w
    expect(pages).toBeGreaterThanOrEqual(4)
    expect(pages).toBeLessThanOrEqual(6)
    const shop = asOfShop(sample.open, asOf)
    const yearAgo = addMonths(parseDay(asOf), -12)

    const stages = ['firstTime', 'repeat', 'oneYear', 'dormant', 'prospect', 'total'] as const
    const [now, then] = [tierCounts(shop), tierCounts(asOfShop(sample.open, formatDay(yearAgo)))]
    const [staged] = tablesIn(under(html, say('report.stages.title')))
    expect(staged.rows.map((row) => row.slice(0, 4))).toEqual(stages.map((stage) => [
      stage === 'total' ? say('report.stages.total') : say(`tiers.${stage}`), formats.number(now[stage]), formats.percent(now[stage], now.total), formats.number(then[stage]),
    ]))
    expect(staged.rows.map((row) => Number(row[4].replace('＋', '').replace('−', '-').replace(',', '')))).toEqual(stages.map((stage) => now[stage] - then[stage]))

    const [moved] = tablesIn(under(html, say('report.moves.year', { day: formats.date(formatDay(yearAgo)) })))
    const { cells } = moves(shop, yearAgo, parseDay(asOf))
    expect(cells.length).toBeGreaterThan(10)
    for (const { from, to, customers } of cells) expect(figureAt(moved, [say(`tiers.${from}`)], say(`tiers.${to}`)), `${from} ${to}`).toBe(formats.number(customers))
    for (const from of new Set(cells.map((cell) => cell.from))) expect(figureAt(moved, [say(`tiers.${from}`)], say('report.stages.total'))).toBe(formats.number(cells.filter((cell) => cell.from === from).reduce((sum, { customers }) => sum + customers, 0)))

    const { cards } = todayBoard(sample.open, asOf)
    const drawn = cardsIn((await reportPaper(sample.open, request({ kind: 'owner' }), language)).html)
    expect(drawn.map(({ name }) => name)).toEqual(cards.map(({ kpi }) => say(`kpis.${kpi}.name`)))
    cards.forEach(({ kpi, unit, numerator, denominator }, i) => {
      expect(drawn[i].figure.replace(/\s/g, ''), kpi).toBe((unit === 'rate' ? formats.percent(numerator, denominator)! : formats.yen(Math.round(numerator / denominator))).replace(/\s/g, ''))
      expect(drawn[i].lines.at(-1), kpi).toContain(say('units.people', { count: denominator }))
    })

    // Whole tables of panels: each figure in the row and under the heading it belongs to.
    for (const { panel, options, title, names } of printedPanels) {
      const { table, say: said } = askPanel(sample.open, { panel, options, asOf })
      expect(said, panel).not.toBeNull()
      const [printed] = tablesIn(under(html, say(title)))
      const named = (row: Cell[]) => row.slice(0, names).map((cell) => cellText(cell, panel, say, formats))
      const rows = table.rows.filter((row) => printed.rows.some((cellsOf) => cellsOf.slice(0, names).join() === named(row).join()))
      expect(printed.rows.length, panel).toBeGreaterThanOrEqual(Math.min(4, table.rows.length))
      expect(rows, panel).toHaveLength(printed.rows.length)
      let compared = 0
      for (const row of rows) {
        table.columns.forEach((column, c) => {
          const cell = row[c]
          if (c < names || !printed.heads.includes(w.head(panel, column)) || cell.kind === 'none') return
          const text = (isReference(cell) ? say('analysis.fewMark') : '') + cellText(cell, panel, say, formats)
          // The board of KPIs writes its differences with their sign.
          const rises = panel === 'kpiBoard' && ['gap', 'change'].includes(column.key) && (cell.kind === 'number' ? cell.value! > 0 : 'yen' in cell && cell.yen > 0)
          expect(figureAt(printed, named(row), w.head(panel, column)), `${panel} ${named(row).join()} ${column.key}`).toBe(rises ? say('today.up', { value: text }) : text)
          compared++
        })
      }
      expect(compared, panel).toBeGreaterThanOrEqual(printed.rows.length * 2)
    }
  })

  test('says what to do first as the room 今日 says it, on the first sheet and on the page of the owner', async () => {
    const say = await textsIn(language)
    const things = firstThings(sample.open, asOf)
    expect(things.length).toBeGreaterThan(0)
    for (const kind of ['full', 'owner'] as const) {
      const first = readText((await reportPaper(sample.open, request({ kind }), language)).html.split('<section')[1])
      for (const thing of things) { const { title, why } = wordsOfThing(thing, say); expect(first).toContain(title); expect(first).toContain(why) }
    }
  })

  test('explains each figure in one sentence', async () => {
    const say = await textsIn(language)
    const text = readText((await reportPaper(sample.open, request(), language)).html)
    for (const kpi of ['oneYearLtv', 'f2', 'repeatBuyers', 'retention', 'salesPerCustomer']) expect(text).toContain(say(`kpis.${kpi}.say`))
    for (const panel of ['cohort', 'entryProducts', 'areas']) expect(text).toContain(firstSentence(say(`panels.${panel}.about`)))
  })
})

describe('one page each', () => {
  test.each([
    ['owner', ['report.kpis.title', 'report.stages.title', 'report.first']],
    ['staff', ['report.staff.title', 'panels.dropoff.name', 'report.staff.words']],
    ['consultant', ['report.visit.gaps', 'report.changes.title', 'report.visit.data.title']],
  ] as const)('for the %s, in both languages: its purpose on top, then what that reader needs', async (kind, titles) => {
    for (const language of ['ja', 'en'] as const) {
      const say = await textsIn(language)
      const { html, pages } = await reportPaper(sample.open, request({ kind }), language)
      expect(pages).toBe(1)
      expect(readText(/<p class="sheetHead">([\s\S]*?)<\/p>/.exec(html)![1]).split('\n').filter(Boolean)).toEqual([say(`report.kind.${kind}`), say(`report.purpose.${kind}`)])
      expect(titlesOf(html)).toEqual(titles.map((key) => say(key)))
    }
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
      expect(readText(html)).not.toMatch(/(report|panels|kpis|tiers|today)\.\w+/)
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
      const text = readText((await reportPaper(sample.open, request({ kind, hideNames: true }), language)).html).replace(/[ \n\u3000]/g, '')
      expect(known.filter((one) => text.includes(one.replace(/[ \u3000]/g, ''))), `${kind} ${language}`).toEqual([])
    }
  })
  test('stand on the staff page alone when they may', async () => {
    const names = (sample.open.db.sqlite.prepare(`SELECT DISTINCT name FROM customer WHERE name <> ''`).pluck().all() as string[])
    const found = async (kind: ReportRequest['kind']) => { const text = readText((await reportPaper(sample.open, request({ kind, hideNames: false }), 'ja')).html); return names.filter((name) => text.includes(`${name} 様`) || text.includes(`${name}様`)).length }
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
    const { html } = await reportPaper(open, request(), 'ja')
    expect(readText(html)).toContain('前回の「診断レポート」（基準日 2026/08/31）に載せた数字と比べています。')
    const [then, now] = [figuresOf(open, '2026-08-31'), figuresOf(open, asOf)]
    const { number, percent } = formatsOf('ja')
    const difference = now.tiers.oneYear - then.tiers.oneYear
    const say = await textsIn('ja')
    const [ofKpis, ofStages] = tablesIn(under(html, say('report.changes.title')))
    expect(ofStages.rows.find(([name]) => name === say('tiers.oneYear'))).toEqual([say('tiers.oneYear'), number(then.tiers.oneYear), number(now.tiers.oneYear), difference > 0 ? `＋${number(difference)}` : difference < 0 ? `−${number(-difference)}` : '0'])
    expect(ofKpis.rows.find(([name]) => name === say('report.short.retention'))?.slice(0, 3)).toEqual([say('report.short.retention'), ...[then, now].map(({ kpis: { retention } }) => percent(retention.numerator, retention.denominator))])
    // What another version has left is passed over, and a later change of the data does not change what was printed.
    open.db.sqlite.prepare(`UPDATE report SET figures = '{"version":2}' WHERE id = ?`).run(ids[1])
    expect(earlierReport(open, 'full', asOf)).toMatchObject({ id: ids[2] })
    await shop.close()
  })
  test('marks the figures of fewer than 30 people, then and now, and says what the mark means', async () => {
    const shop = oneCustomer()
    // 12 people buy in January, 4 of them again in May; sales and orders are no people and stay without a mark.
    bring(shop.open, 'few', Array.from({ length: 16 }, (_, i) => ({ no: `m${i}`, day: i < 12 ? '2026-01-05' : '2026-05-05', yen: 1000, contact: { name: `参考 ${i % 12}子`, email: `m${i % 12}@example.invalid` } })))
    noteReport(shop.open, 'full', figuresOf(shop.open, '2026-04-30'))
    const said = formatsOf('ja')
    for (const kind of ['full', 'consultant'] as const) {
      const [then, now] = [figuresOf(shop.open, '2026-04-30'), figuresOf(shop.open, asOf)]
      const lines = readText((await reportPaper(shop.open, request({ kind }), 'ja')).html).split('\n').map((line) => line.trim())
      for (const { kpis } of [then, now]) {
        const { repeatBuyers, frequency, averageOrderValue } = kpis
        expect(lines).toContain(`※${said.percent(repeatBuyers.numerator, repeatBuyers.denominator)}`)
        expect(lines).toContain(`※${timesText(frequency.numerator, frequency.denominator)}`)
        expect(lines).toContain(said.yen(Math.round(averageOrderValue.numerator / averageOrderValue.denominator)))
      }
      expect(lines).toContain('※ 30人に満たない方から計算した参考値です。')
      // The page for the consultant says it twice: against the target, and against the last report.
      const { numerator, denominator } = now.kpis.salesPerCustomer
      if (kind === 'consultant') expect(lines.filter((line) => line === `※${said.yen(Math.round(numerator / denominator))}`).length).toBeGreaterThanOrEqual(2)
    }
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
