// Tables that no layout knows, read as they were taught.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDay } from '../../../db/facts/day.ts'
import { mappedLayout } from '../../../db/imports/mapping.ts'
import { plainClock, plainDate, dateFormatOf } from '../../../db/imports/mappingDates.ts'
import { mappingSchema } from '../../../db/imports/model.ts'
import type { MappingInput } from '../../../db/imports/model.ts'
import { fileOf, refusalOf, textOf } from './orderFiles.ts'
import { proposalOf, readMapped } from './mappingFiles.ts'
import { english, members, notebook, till } from './mappingTables.ts'

const mapped = (mapping: MappingInput) => mappingSchema.parse(mapping)
const shown = (orders: Awaited<ReturnType<typeof readMapped>>['orders']) => orders.map((order) => [order.orderNo, formatDay(order.orderedDay), order.minute, order.goods, order.discount, order.shipping, order.state, order.contact?.name ?? null])

describe('a taught layout', () => {
  it('puts the rows of one number together; the total has the last word', async () => {
    const path = fileOf(till)
    const { orders, rejected } = await readMapped(path, (await proposalOf(path)).mapping)
    expect(shown(orders)).toEqual([
      ['T-1', '2026-03-01', 605, 3160, 160, null, null, '見本 花子'], ['T-2', '2026-03-02', 930, 1080, 0, null, null, '試験 次郎'], ['T-3', '2026-03-15', 545, 5500, 0, null, null, null],
    ])
    expect(orders[0].lines).toMatchObject([{ productName: '煎茶', quantity: 2, unitPrice: 1080, amount: 2160 }, { productName: 'ほうじ茶', amount: 1000 }])
    expect(rejected).toEqual([])
  })
  it('numbers rows without a number by what they say; title rows are passed over, the sum at the end is left out', async () => {
    const path = fileOf(notebook)
    const { looked, mapping } = await proposalOf(path)
    expect(looked.headerLine).toBe(4)
    const { orders, rejected } = await readMapped(path, mapping)
    expect(orders.map((order) => [formatDay(order.orderedDay), order.goods, order.contact?.name])).toEqual([['2026-03-01', 2160, '見本 花子'], ['2026-03-02', 1080, '試験 次郎'], ['2026-03-02', 1080, '試験 次郎']])
    expect(orders[0].orderNo).toMatch(/^20260301-[0-9a-f]{10}$/)
    expect(orders[2].orderNo).toBe(orders[1].orderNo + '-2')
    expect(rejected).toMatchObject([{ line: 8, reason: 'noDate', kept: false }])
    // The same rows in next month's file, further down and with one more: the same numbers.
    const later = await readMapped(fileOf(notebook.replace('見本 花子,', '新 三郎,京都府,,R8.4.1,新茶,900\n見本 花子,')), mapping)
    expect(later.orders.slice(1).map((order) => order.orderNo)).toEqual(orders.map((order) => order.orderNo))
  })
  it('reads English headings, European dates and cancellations; never the recipient', async () => {
    const path = fileOf(english)
    const { mapping } = await proposalOf(path)
    expect(mapping.dateFormat).toBe('dmy')
    const { orders } = await readMapped(path, mapping)
    expect(shown(orders)).toEqual([['1001', '2025-12-25', -1, 2160, null, 500, 'ok', 'Mihon Hanako'], ['1002', '2026-04-03', -1, 5500, null, 0, 'cancelled', 'Shiken Jiro']])
  })
  it('never guesses a date that can be meant in two ways', async () => {
    const table = 'day,name,total\n03/04/2026,A B,100\n05/06/2026,A B,100\n'
    const columns = { orderedAt: 'day', name: 'name', total: 'total' }
    const read = async (dateFormat: 'auto' | 'dmy' | 'mdy') => (await readMapped(fileOf(table), mapped({ columns, channel: 'x', dateFormat }))).orders.map((order) => formatDay(order.orderedDay))
    expect([await read('auto'), await read('dmy'), await read('mdy')]).toEqual([[], ['2026-04-03', '2026-06-05'], ['2026-03-04', '2026-05-06']])
  })
  it('takes the total alone, less shipping, and puts points and coupons where they are borne', async () => {
    const path = fileOf('番号,日付,氏名,合計,送料,ポイント,クーポン\n1,2026-03-01,見本,2500,500,300,200\n')
    const columns = { orderNo: '番号', orderedAt: '日付', name: '氏名', total: '合計', shipping: '送料', points: 'ポイント', coupon: 'クーポン' }
    const read = async (pointsBy: 'shop' | 'outside', couponsBy: 'shop' | 'outside') => (await readMapped(path, mapped({ columns, channel: 'x', pointsBy, couponsBy }))).orders[0]
    expect(await read('shop', 'shop')).toMatchObject({ goods: 2500, shipping: 500, points: 300, discount: 200, outsidePayment: null, lines: null })
    expect(await read('outside', 'outside')).toMatchObject({ goods: 2000, points: null, discount: null, outsidePayment: 500 })
  })
  it('adds the tax at the shop\'s rate where it is left out, and takes negative sums as returns', async () => {
    const path = fileOf('番号,日付,品名,単価,数量\n1,2026-03-01,茶,999,2\n2,2026-03-02,茶,-999,1\n')
    const mapping = mapped({ columns: { orderNo: '番号', orderedAt: '日付', productName: '品名', unitPrice: '単価', quantity: '数量' }, channel: 'x', taxIncluded: false })
    expect((await readMapped(path, mapping, 10)).orders).toMatchObject([{ goods: 2197, lines: [{ amount: 2197 }] }, { goods: -1098, state: 'return' }])
  })
  it('picks the second of two equal headings, and refuses headings the file has not', async () => {
    const path = fileOf('日付,名前,名前,合計\n2026-03-01,店員,見本,100\n')
    const { orders } = await readMapped(path, mapped({ columns: { orderedAt: '日付', name: '名前#2', total: '合計' }, channel: 'x' }))
    expect(orders[0].contact?.name).toBe('見本')
    expect(await refusalOf(Promise.resolve().then(() => mappedLayout(mapped({ columns: { name: '氏名' }, channel: 'x' }), ['日付'], 8)))).toBe('mappingHeadings')
  })
  it('reads members', async () => {
    const path = fileOf(members)
    const { mapping } = await proposalOf(path)
    const reading = await readMapped(path, mapping)
    expect(mapping.members).toBe(true)
    expect(reading.orders).toEqual([])
    expect(reading.members.map(({ contact, registeredDay }) => [contact.channelCustomerId, contact.name, contact.kana, contact.prefecture, registeredDay && formatDay(registeredDay)])).toEqual([
      ['7', '見本 花子', 'みほん はなこ', '東京都', '2024-05-01'], ['8', '試験 次郎', 'しけん じろう', '大阪府', '2024-06-02'], ['9', '', '', '', '2024-06-03'],
    ])
  })
  it('is the same whatever the order of the columns', async () => {
    for (const table of [till, notebook, english, members]) {
      const rows = table.trimEnd().split(/\r?\n/).map((line) => line.replace(/"([^"]*)"/g, (_, cell: string) => cell.replace(',', '')).split(','))
      const first = fileOf(textOf(rows))
      const { mapping } = await proposalOf(first)
      const before = await readMapped(first, mapping)
      await fc.assert(fc.asyncProperty(fc.shuffledSubarray(rows.at(-1)!.map((_, i) => i), { minLength: rows.at(-1)!.length }), async (order) => {
        const path = fileOf(textOf(rows.map((row) => order.map((i) => row[i] ?? ''))))
        const proposal = await proposalOf(path)
        expect({ ...proposal.mapping, cancelledStatuses: [] }).toEqual({ ...mapping, cancelledStatuses: [] })
        const reading = await readMapped(path, mapping)
        expect(reading.orders).toEqual(before.orders)
        expect(reading.members).toEqual(before.members)
        expect(reading.rejected.map(({ line, reason }) => [line, reason])).toEqual(before.rejected.map(({ line, reason }) => [line, reason]))
      }), { numRuns: 15 })
    }
  })
})

describe('dates as people write them', () => {
  it.each([
    ['2026/3/1', 'auto', '2026-03-01'], ['2026年3月1日（日） 9時05分', 'auto', '2026-03-01 09:05:00'], ['20260301', 'auto', '2026-03-01'], ['２０２６．３．１', 'auto', '2026-03-01'],
    ['令和元年5月1日', 'auto', '2019-05-01'], ['H31.4.30', 'auto', '2019-04-30'], ['26/03/01', 'ymd', '2026-03-01'], ['26/03/01', 'auto', null], ['Mar 4, 2026', 'auto', '2026-03-04'],
    ['13/04/2026 2:05 PM', 'auto', '2026-04-13 14:05:00'], ['04/13/2026', 'auto', '2026-04-13'], ['04/05/2026', 'auto', null], ['2026/03/01 午後3:05', 'auto', '2026-03-01 15:05:00'], ['合計', 'auto', null],
  ] as const)('%s (%s)', (text, format, date) => expect(plainDate(text, format)).toBe(date))
  it.each([['103309', '10:33:09'], ['0905', '09:05:00'], ['9:05', '09:05:00'], ['14時', '14:00:00'], ['', ''], ['noon', null]])('the time %s', (text, time) => expect(plainClock(text)).toBe(time))
  it('decides by the whole column', () => {
    expect([dateFormatOf(['03/04/2026', '25/04/2026']), dateFormatOf(['03/04/2026', '04/25/2026']), dateFormatOf(['03/04/2026']), dateFormatOf(['2026/3/4', ''])]).toEqual(['dmy', 'mdy', 'auto', 'auto'])
  })
})
