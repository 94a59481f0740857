// Rows that could not be imported, written so that they can be corrected and imported again.
import { expect, it } from 'vitest'
import { inspectFile } from '../../../db/imports/read.ts'
import { guarded, rejectsCsv } from '../../../db/imports/rejects.ts'
import { fileOf, readAll } from './orderFiles.ts'
import { headOf, proposalOf, readMapped } from './mappingFiles.ts'

async function csvOf(head: Parameters<typeof rejectsCsv>[0], rejected: Parameters<typeof rejectsCsv>[1]): Promise<string> {
  let text = ''
  for await (const piece of rejectsCsv(head, rejected, (reason, value) => `${reason} ${value}`.trim())) text += piece
  return text
}

const base = [
  '注文ID,注文日時,氏(請求先),名(請求先),電話番号(請求先),商品名,価格,数量,合計金額,発送状況',
  'A1,2026-03-01 10:00:00,見本,花子,+81-90-1111-2222,"茶, 一級",1000,1,1000,発送済み', 'A2,あした,=HYPERLINK("x"),次郎,+81-90-1111-3333,茶,1000,1,1000,発送済み', 'A3,2026-03-01 10:00:00,見本,三郎,,茶,1000', '',
].join('\n')

it('writes only what was left out, harmless in a spreadsheet, and reads it again once corrected', async () => {
  const { head, orders, rejected } = await readAll(fileOf(base))
  expect(orders).toHaveLength(1)
  const csv = await csvOf(head, rejected)
  expect(csv).toBe('\ufeff' + [
    '注文ID,注文日時,氏(請求先),名(請求先),電話番号(請求先),商品名,価格,数量,合計金額,発送状況,取り込めない理由',
    `A2,あした,"'=HYPERLINK(""x"")",次郎,'+81-90-1111-3333,茶,1000,1,1000,発送済み,badDate あした`, 'A3,2026-03-01 10:00:00,見本,三郎,,茶,1000,tooFewCells A3', '',
  ].join('\r\n'))
  // Uncorrected it is refused again, and written with one column of reasons.
  const again = await readAll(fileOf(csv))
  expect(again.orders).toEqual([])
  expect(again.rejected.map(({ line, reason }) => [line, reason])).toEqual([[2, 'badDate'], [3, 'tooFewCells']])
  expect(await csvOf(again.head, again.rejected)).toContain('発送状況,取り込めない理由\r\n')
  const corrected = await readAll(fileOf(csv.replace('あした', '2026-03-02 09:00:00')))
  expect(corrected.orders).toMatchObject([{ orderNo: 'A2', goods: 1000, contact: { phone: '+81-90-1111-3333' } }])
})

it('works for what was taught, and leaves numbers alone', async () => {
  const path = fileOf('日付,お名前,金額,備考\n3月1日,見本 花子,-300,-- 贈り物\n2026/3/2,試験 次郎,500,\n')
  const { mapping } = await proposalOf(path)
  const { rejected } = await readMapped(path, mapping)
  const csv = await csvOf(await headOf(path, mapping), rejected)
  expect(csv).toContain(`3月1日,見本 花子,-300,'-- 贈り物,badDate 3月1日\r\n`)
  const { orders } = await readMapped(fileOf(csv.replace('3月1日,', '2026/3/1,')), mapping)
  expect(orders).toMatchObject([{ goods: -300, note: '-- 贈り物' }])
  expect(['-1,000', '+12.5%', '="001"', '@x', '-x', '\tx'].map(guarded)).toEqual(['-1,000', '+12.5%', '="001"', "'@x", "'-x", "'\tx"])
})

it('keeps tab reports as they are', async () => {
  const report = 'order-id\torder-item-id\tpurchase-date\tbuyer-name\tproduct-name\tquantity-purchased\titem-price\n1\t1\tsoon\t見本 "花" 子\t茶, 一級\t1\t100\n'
  const head = await inspectFile(fileOf(report))
  expect(await csvOf(head, [{ line: 2, reason: 'badDate', value: 'soon', kept: false }])).toContain('1\t1\tsoon\t見本 "花" 子\t茶, 一級\t1\t100\tbadDate soon\r\n')
})
