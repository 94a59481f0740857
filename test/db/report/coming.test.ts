// The diagnosis of a small shop: blocks with nothing to say are left out and announced, and the others move up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comingOf } from '../../../db/report/coming.ts'
import { reportContent } from '../../../db/report/content.ts'
import { between, flowed } from '../../../db/report/flow.ts'
import type { ReportRequest } from '../../../db/report/model.ts'
import { reportPaper } from '../../../db/report/paper.ts'
import { bring } from '../bring.ts'
import type { ReportShop } from './reportShops.ts'
import { asOf, emptyShop, oneCustomer, sampleShop, twelveCustomers } from './reportShops.ts'

const request: ReportRequest = { kind: 'full', hideNames: true, asOf }
const made = async (shop: ReportShop, language: 'ja' | 'en' = 'ja') => { const { html, pages } = await reportPaper(shop.open, request, language); return { pages, heads: [...html.matchAll(/<h[23]>([^<]*)<\/h[23]>/g)].map(([, name]) => name), html } }
const coming = async ({ open }: ReportShop) => Object.fromEntries(comingOf(await reportContent(open, request, 'ja')).map(({ code, now }) => [code, now]))

describe('by hand', () => {
  test('one customer, one order: nothing can be compared yet', async () => {
    const shop = oneCustomer()
    expect(await coming(shop)).toEqual({ moves: 0, dropoff: 0, f2Curve: 0, intervals: 0, newRepeat: 1, cohort: 0, ltvCurve: 0, entryProducts: 1, nextProduct: null, sourceLtv: 0, areas: 0 })
    const { pages, heads, html } = await made(shop)
    expect(pages).toBe(2)
    expect(heads).toEqual(['数字からわかったこと', 'データの状態', 'カートの合計と売上の違い', 'お客様の段階', 'お店の数字の一覧', 'これから載るもの', '数字の意味'])
    expect((await made(shop, 'en')).pages).toBe(2)
    expect(html).toContain('次に作るレポートから')
    expect(html).toContain('はじめての購入から365日たった方が5人から')
    await shop.close()
  })

  test('twelve customers of this year: what they say is there, what needs a year is announced', async () => {
    const shop = twelveCustomers()
    // Nobody was there a year ago. Six came twice or more.
    expect(await coming(shop)).toEqual({ moves: 0, dropoff: 0, f2Curve: 0, ltvCurve: 0, nextProduct: null, sourceLtv: 0 })
    for (const language of ['ja', 'en'] as const) expect((await made(shop, language)).pages).toBe(4)
    const { heads } = await made(shop)
    for (const there of ['1回目から2回目までの日数', '新規とリピート', '初回月別の継続（コホート）', '入口商品', '地域', 'これから載るもの']) expect(heads).toContain(there)
    for (const absent of ['何回目で離れやすいか', '2回目までの日数（F2カーブ）', '次に選ばれた商品', '入口ごとの1年LTV']) expect(heads).not.toContain(absent)
    await shop.close()
  })

  test('five are enough, four are not', async () => {
    const shop = emptyShop()
    const buy = (from: number, n: number) => bring(shop.open, 'base', Array.from({ length: n }, (_, i) => ({ no: `F${from + i}`, day: '2025-06-01', yen: 1000, product: '煎茶', contact: { name: `見本 ${from + i}`, email: `five${from + i}@example.invalid`, prefecture: '京都府' } })))
    buy(0, 4)
    // First bought a year and a half ago: of the cohorts of the last twelve months nobody.
    expect(await coming(shop)).toMatchObject({ dropoff: 4, f2Curve: 4, ltvCurve: 4, sourceLtv: 4, entryProducts: 4, areas: 4, cohort: 0, newRepeat: 0 })
    // Nor has the picture of the last thirteen months a month: no head stands over nothing.
    expect((await made(shop)).heads).not.toContain('新規とリピート')
    buy(4, 1)
    const now = await coming(shop)
    for (const code of ['moves', 'dropoff', 'f2Curve', 'ltvCurve', 'sourceLtv', 'entryProducts', 'areas']) expect(now).not.toHaveProperty(code)
    await shop.close()
  })

  test('an empty shop: one sheet; a shop with data: four to six, and nothing announced', async () => {
    const [empty, sample] = [emptyShop(), await sampleShop()]
    expect((await made(empty)).pages).toBe(1)
    expect(await coming(sample)).toEqual({})
    const { pages, heads } = await made(sample)
    expect(pages).toBe(6)
    expect(heads).not.toContain('これから載るもの')
    await empty.close()
    await sample.close()
  })
})

test('random blocks: all of them in their order, no sheet too full, none that the next block would still have fitted on', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 30 }), fc.integer({ min: 120, max: 264 }), (talls, room) => {
    const blocks = talls.map((tall, i) => ({ html: tall === 0 ? '' : `b${i}`, tall }))
    const sheets = flowed(blocks, room)
    expect(sheets.flat()).toEqual(blocks.filter(({ html }) => html !== ''))
    const full = (sheet: typeof blocks) => sheet.reduce((sum, { tall }) => sum + tall, 0) + (sheet.length - 1) * between
    sheets.forEach((sheet, i) => {
      expect(sheet.length).toBeGreaterThan(0)
      expect(full(sheet)).toBeLessThanOrEqual(room)
      if (i + 1 < sheets.length) expect(full([...sheet, sheets[i + 1][0]])).toBeGreaterThan(room)
    })
  }), { seed: 20_261_121 })
})
