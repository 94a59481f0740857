// The report on the customers' data, counted by hand, and the sheet on which staff ask for what is missing.
import { expect, test } from 'vitest'
import { loadPostal } from '../../../db/cleansing/postal.ts'
import { cleansingReport } from '../../../db/cleansing/report.ts'
import { setMark, setStop } from '../../../db/interactions/decide.ts'
import { outputRequest } from '../../../db/letters/model.ts'
import { check, produce, recordOutput } from '../../../db/letters/registry.ts'
import { asOf, bring, newShop, ownerOf } from '../careShop.ts'

const book = await loadPostal()
const whole = { kana: 'ヨイ ハナコ', email: 'hanako@example.jp', phone: '075-222-1101', postalCode: '604-8151', prefecture: '京都府', address1: '京都市中京区見本町1', birthday: '1960-01-01', sex: 'f' }

function shop() {
  const open = newShop()
  bring(open, 'shopify', [
    { no: 'whole', yen: 9000, contact: { name: '良い 花子', ...whole } },
    { no: 'bad', yen: 3000, contact: { name: '見本 太郎様', kana: '見本', email: 'taro@gmial.com', phone: '90-2345-6781', postalCode: '150-0001', prefecture: '大阪府', address1: '大阪市北区梅田', birthday: '2027-01-01' } },
    { no: 'bad2', day: '2026-10-05', yen: 1000, contact: { name: '見本 太郎様', kana: '見本', email: 'taro@gmial.com', phone: '90-2345-6781', postalCode: '150-0001', prefecture: '大阪府', address1: '大阪市北区梅田', birthday: '2027-01-01' } },
    { no: 'empty', yen: 5000, contact: { name: '空野 次郎', email: 'jiro@example.jp' } },
    { no: 'old', day: '2025-11-21', yen: 99_000, contact: { name: '昔野 三郎', email: 'saburo@example.jp' } },
    { no: 'out', yen: 99_000, contact: { name: '対象 外子9', email: 'soto@example.jp' } },
    { no: 'later', day: '2026-12-01', contact: { name: '未来 四郎', email: 'shiro@example.jp' } },
  ])
  setMark(open, { customerId: ownerOf(open, 'out'), kind: 'excluded', on: true, note: '' })
  return open
}

test('fields, problems and whom to ask, counted by hand', () => {
  const open = shop()
  const report = cleansingReport(open, asOf, book)
  expect(report.customers).toBe(4)
  expect(Object.fromEntries(report.fields.map(({ field, filled, missing, implausible }) => [field, [filled, missing, implausible]]))).toEqual({
    name: [4, 0, 1], kana: [2, 2, 1], postalCode: [2, 2, 1], address: [2, 2, 1], phone: [2, 2, 1], email: [4, 0, 1], birthday: [2, 2, 1], sex: [1, 3, 0],
  })
  const bad = ownerOf(open, 'bad')
  expect(report.problems.map(({ kind, field, count, ids }) => [kind, field, count, ids])).toEqual([
    ['nameHonorific', 'name', 1, [bad]], ['kanaNotKana', 'kana', 1, [bad]], ['postalCodeElsewhere', 'postalCode', 1, [bad]], ['addressNoNumber', 'address', 1, [bad]],
    ['phoneDigitsLost', 'phone', 1, [bad]], ['emailTypo', 'email', 1, [bad]], ['birthdayFuture', 'birthday', 1, [bad]],
  ])
  // 昔野 bought a day too early, 良い lacks nothing.
  expect(report.ask).toEqual({ total: 2, rows: [
    { id: ownerOf(open, 'empty'), name: '空野 次郎', fields: ['kana', 'postalCode', 'address', 'phone', 'birthday'], sales: 5000, lastDay: '2026-10-01' },
    { id: bad, name: '見本 太郎様', fields: ['name', 'kana', 'postalCode', 'address', 'phone', 'email', 'birthday'], sales: 4000, lastDay: '2026-10-05' },
  ] })
})

test('a problem opens onto everybody who has it, however many', () => {
  const open = newShop()
  bring(open, 'shopify', Array.from({ length: 130 }, (_, i) => ({ no: `n${i}`, contact: { name: `見本 太郎${i}号様`, email: `m${i}@example.jp` } })))
  const [row] = cleansingReport(open, asOf, book).problems
  expect([row.kind, row.count, row.ids.length, new Set(row.ids).size]).toEqual(['nameDigits', 130, 130, 130])
  expect(row.example).toEqual({ id: row.ids[0], name: expect.stringContaining('見本 太郎') as string, value: expect.stringContaining('見本 太郎') as string })
})

test('the ask-list is for staff: the dead and those left out are not on it, whoever may only not be written to is', () => {
  const open = shop()
  bring(open, 'rakuten', [{ no: 'mall', contact: { name: '市場 五郎', email: 'x@fw.rakuten.example.jp' } }, { no: 'dead', contact: { name: '故人 六郎', email: 'roku@example.jp' } }], true)
  setMark(open, { customerId: ownerOf(open, 'dead'), kind: 'deceased', on: true, note: '' })
  setStop(open, { customerId: ownerOf(open, 'empty'), medium: 'phone', stopped: true, source: '' })
  const ids = ['empty', 'bad', 'out', 'dead', 'mall', 'whole'].map((no) => ownerOf(open, no))
  const request = outputRequest.parse({ kind: 'askList', people: { kind: 'ids', ids }, asOf, without: [ownerOf(open, 'whole')] })
  const { check: checked, paper } = produce(open, request)
  expect(checked).toEqual(check(open, request))
  expect(new Set(checked.send.map(({ id }) => id))).toEqual(new Set(['empty', 'bad', 'mall'].map((no) => ownerOf(open, no))))
  expect(checked.left.map(({ reason, customers }) => [reason, customers.map(({ id }) => id)])).toEqual([['deceased', [ownerOf(open, 'dead')]], ['excluded', [ownerOf(open, 'out')]], ['byHand', [ownerOf(open, 'whole')]]])
  const text = paper!.html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]*>/g, ' ')
  expect(text).toContain('うかがう: フリガナ・郵便番号・ご住所・お電話番号・お誕生日')
  expect(text).toContain('最後のご購入 2026-10-05')
  expect(text).toContain('空野 次郎 様')
  for (const word of ['故人', '対象', '良い']) expect(text).not.toContain(word)
  expect(paper!.pages).toBe(1)
  const id = recordOutput(open, 'askList', request, paper!.recipients, 'a.pdf')
  expect(open.db.sqlite.prepare('SELECT kind, count FROM output WHERE id = ?').get(id)).toEqual({ kind: 'askList', count: 3 })
  expect(open.db.sqlite.prepare('SELECT count(*) FROM outputItem').pluck().get()).toBe(0)
})

test('what the sheet asks for is what the report says is missing', () => {
  const open = newShop()
  bring(open, 'shopify', Array.from({ length: 40 }, (_, i) => ({ no: `N${i}`, contact: { name: `人${'一二三四五六七八九十'[i % 10]} 太郎`, channelCustomerId: `C${i}`, ...(i % 2 ? { phone: `075-222-11${10 + i}` } : {}) } })))
  const { ask } = cleansingReport(open, asOf, book)
  const { paper } = produce(open, outputRequest.parse({ kind: 'askList', people: { kind: 'ids', ids: ask.rows.map(({ id }) => id) }, asOf }))
  expect([ask.total, paper!.pages, paper!.recipients.length]).toEqual([40, 4, 40])
  expect(paper!.html.match(/お電話番号/g)).toHaveLength(20)
})
