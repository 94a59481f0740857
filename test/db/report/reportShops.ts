// Shops that are hard on a report: nobody, one customer, everything long and old.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addMonths, formatDay, parseDay } from '../../../db/facts/day.ts'
import { saveSettings } from '../../../db/settings/queries.ts'
import { renewSettings } from '../../../db/shop.ts'
import { readSettings } from '../../../db/settings/queries.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { closeShop, createShop, openSample } from '../../../db/shops/lifecycle.ts'
import { bring } from '../bring.ts'
import type { Brought } from '../bring.ts'

export const asOf = '2026-11-21'
export const longName = '株式会社 京の老舗 茶舗みどり屋総本店 御所南・北野天満宮前・嵐山渡月橋店 オンラインショップ事業部（創業 享保二年）'
const longProduct = (n: number) => `【送料無料・期間限定】極上 宇治煎茶 手摘み一番茶「雅の香り」${n}号 100g×3袋 桐箱入りギフトセット（のし・メッセージカード対応）`

export interface ReportShop { open: OpenShop; close: () => Promise<void> }
const folderFor = () => mkdtempSync(join(tmpdir(), 'omotenashi-report-'))
const closing = (open: OpenShop, folder: string) => async () => { await closeShop(open); rmSync(folder, { recursive: true, force: true }) }

function created(name: string, fillShop: (open: OpenShop) => void): ReportShop {
  const folder = folderFor()
  const open = createShop(join(folder, 's.omotenashi'), name)
  fillShop(open)
  return { open, close: closing(open, folder) }
}

export async function sampleShop(): Promise<ReportShop> {
  const folder = folderFor()
  const open = await openSample(join(folder, 's.omotenashi'), asOf)
  return { open, close: closing(open, folder) }
}
export const emptyShop = (): ReportShop => created('からの店', () => undefined)
export const oneCustomer = (): ReportShop => created('一人の店', (open) => bring(open, 'shopify', [{ no: '1', day: '2026-10-01', yen: 3000, contact: { name: '山田 花子', email: 'hanako@example.invalid', phone: '09000000001' } }]))

/** Twelve customers of one year: half of them came twice, one of them four times. */
export const twelveCustomers = (): ReportShop => created('はじめたばかりの店', (open) => bring(open, 'base', Array.from({ length: 12 }, (_, i): Brought[] => {
  const contact = { name: `見本 ${i}子`, email: `twelve${i}@example.invalid`, prefecture: i % 3 === 0 ? '京都府' : '東京都' }
  const days = [`2026-0${1 + (i % 9)}-05`, ...(i % 2 === 0 ? [`2026-${String(3 + (i % 8)).padStart(2, '0')}-20`] : []), ...(i === 4 ? ['2026-09-01', '2026-10-30'] : [])]
  return days.map((day, k) => ({ no: `${i}-${k}`, day, yen: 1500 + 300 * i + 100 * k, product: ['煎茶', 'ほうじ茶', '玉露'][(i + k) % 3], contact }))
}).flat()))

/** Twenty years of orders over ten channels; the longest names; large amounts; targets on everything; gaps. */
export const longShop = (): ReportShop => created(longName, (open) => {
  const channels = ['shopify', 'eccube', 'base', 'colorme', 'rakuten', 'amazon', 'yahoo', 'makeshop', 'futureshop', 'とても長い名前の催事と百貨店の外商の販路']
  const start = parseDay('2006-11-21')
  channels.forEach((channel, c) => {
    const orders: Brought[] = []
    for (let month = 0; month < 240; month++) {
      if (month % 40 === 7) continue
      for (let i = 0; i < 3; i++) {
        const day = formatDay(Math.min(parseDay(asOf), addMonths(start, month) + i * 7))
        const who = (month * 3 + i) % 150
        orders.push({ no: `${c}-${month}-${i}`, day, yen: 980_000 + 17 * month + who, product: longProduct((who + month) % 14), contact: { name: `長宗我部 ${who}之助`, email: `long${c}-${who}@example.invalid`, prefecture: ['東京都', '京都府', '神奈川県', '和歌山県', '鹿児島県', '北海道'][who % 6], address1: `長い町${who}` } })
      }
    }
    bring(open, channel, orders, channel === 'rakuten')
  })
  saveSettings(open.db.sqlite, { 'target.f2': 35.5, 'target.oneYearLtv': 12_345_678, 'target.repeatBuyers': 45, 'target.salesPerCustomer': 9_876_543, 'target.retention': 60, acquisitionCost: 3000, retentionCost: 600 })
  renewSettings(open, readSettings(open.db.sqlite))
})
