// When each scenario speaks, by day: real small shops, run morning by morning.
import { describe, expect, test } from 'vitest'
import { buildFacts } from '../../../db/facts/build.ts'
import { askPanel } from '../../../db/panels/ask.ts'
import { renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { firstTask, on, person, shopWith, tasksOn } from './shopOf.ts'
import type { Sale } from './shopOf.ts'

const one = person(1)
const day = '2026-03-01'
const buys = (...days: (string | [string, Partial<Sale>])[]): Sale[] => days.map((entry, i) => (typeof entry === 'string' ? { by: one, day: entry, no: `A${i}` } : { by: one, day: entry[0], no: `A${i}`, ...entry[1] }))
/** Ten people whose second purchase came 40 days after the first, long ago: n of them make a peak. */
const peak = (people: number): Sale[] => Array.from({ length: people }, (_, i) => [
  { by: person(100 + i), day: '2023-01-01', no: `P${i}` }, { by: person(100 + i), day: on('2023-01-01', 40 + (i % 3)), no: `Q${i}`, lines: [['HJ', 1, 864]] as const },
]).flat()

describe('thanks-first', () => {
  test.each<[string, Sale[], string]>([
    ['delivered on the 3rd day after ordering: the card is written 4 days later', buys(day), '2026-03-08 thanks-first postcard'],
    ['delivered 2 days after shipping, not after ordering', buys([day, { shipped: on(day, 40) }]), `${on(day, 46)} thanks-first postcard`],
    ['twice on one day is still the first time', [...buys(day), { by: one, day, no: 'B1' }], '2026-03-08 thanks-first postcard'],
    ['a second purchase before it: no thanks for the first', buys(day, [on(day, 5), { lines: [['DG', 1, 5500, 10]] }]).map((sale) => ({ ...sale, lines: [['DG', 1, 5500, 10]] as const })), 'none'],
    ['a cancelled order is no purchase', buys([day, { more: { state: 'cancelled' } }]), 'none'],
    ['no address, no consent to mail: nobody can be written to', buys([day, { by: person(1, { postalCode: '', address1: '' }) }]), 'none'],
    ['known through a marketplace only: nothing', buys([day, { channel: 'rakuten', marketplace: true }]), 'none'],
  ])('%s', async (_, sales, expected) => {
    const until = expected.startsWith('none') ? on(day, 20) : expected.slice(0, 10)
    expect(await firstTask(shopWith(sales), day, until)).toBe(expected)
  })

  test('too late is never: the 10 days count from the day it should have been written', async () => {
    expect(await tasksOn(shopWith(buys(day)), on(day, 17))).toMatchObject([{ due: on(day, 17), validUntil: on(day, 17), overdue: false }])
    expect((await tasksOn(shopWith(buys(day)), on(day, 18))).map(({ scenario }) => scenario)).not.toContain('thanks-first')
  })

  test('a present is not spoken of as something tasted', async () => {
    const [task] = await tasksOn(shopWith(buys([day, { more: { gift: true } }])), on(day, 7))
    expect(task.words).toBe('青葉様、はじめてのご注文をありがとうございました。ご贈答の品は無事に届きましたか。お気づきの点は何なりとお聞かせください。')
    expect(task.reason).toBe('初回 1回・7日ぶり・ご贈答の品')
  })

  test('an order that has not left is waited for where the channel tells of shipping', async () => {
    const shipped: Sale[] = [1, 2, 3, 4].map((n) => ({ by: person(50 + n), day: on(day, -30), shipped: on(day, -29), no: `S${n}` }))
    const shop = shopWith([...shipped, { by: one, day, no: 'A1' }])
    const forOne = async (offset: number) => (await tasksOn(shop, on(day, offset))).filter(({ name }) => name === one.name).map(({ scenario }) => scenario)
    expect(await forOne(7)).toEqual([])
    expect(await forOne(12)).toEqual([])
  })
})

describe('second-purchase', () => {
  test.each<[string, Sale[], string]>([
    ['few to learn from: 30 days after the first, a week and 3 days before', buys(day), `${on(day, 20)} second-purchase postcard`],
    ['50 to learn from: before the fullest 14 days (29 to 42)', [...buys(day), ...peak(60)], `${on(day, 19)} second-purchase postcard`],
    ['the first was a trial only', buys([day, { lines: [['ST', 1, 1080]] }]), 'none'],
    ['the first was a present only', buys([day, { more: { gift: true } }]), 'none'],
    ['a subscription runs', buys([day, { lines: [['TK', 1, 2916]] }]), 'none'],
    ['no post: by phone from 5,000 yen on, 7 days before', buys([day, { by: person(1, { address1: '' }), lines: [['SE', 4, 1620]] }]), `${on(day, 23)} second-purchase phone`],
    ['no post, small first purchase: nothing', buys([day, { by: person(1, { address1: '' }) }]), 'none'],
  ])('%s', async (_, sales, expected) => {
    expect(await firstTask(shopWith(sales), on(day, 18), expected === 'none' ? on(day, 60) : expected.slice(0, 10))).toBe(expected)
  })

  test('names the one product that five or more chose next, and no other sentence without one', async () => {
    const words = async (shop: OpenShop) => (await tasksOn(shop, on(day, 20)))[0].words
    expect(await words(shopWith([...buys(day), ...peak(5)]))).toBe('先日の宇治煎茶はいかがでしたか。同じ品を選ばれた方には、次にほうじ茶が好評です。よろしければ次の一服にお試しください。')
    expect(await words(shopWith([...buys(day), ...peak(4)]))).toBe('先日の宇治煎茶はいかがでしたか。よろしければ次の一服にお試しください。')
  })
})

describe('use-up', () => {
  const old = on(day, -50)
  const last = (lines: Sale['lines'], more: Partial<Sale> = {}) => buys([old, { lines: [['DG', 1, 5500, 10]] }], [day, { lines, ...more }])
  const delivered = on(day, 3)
  test.each<[string, Sale[], string]>([
    ['four bags of 15 days: the card arrives 10 days before the end', last([['SE', 4, 1620]]), `${on(delivered, 60 - 13)} use-up postcard`],
    ['the first of two to run out', last([['SE', 4, 1620], ['HJ', 2, 864]]), `${on(delivered, 40 - 13)} use-up postcard`],
    ['who orders by phone is called 5 days before', last([['SE', 4, 1620]], { channel: 'phone' }), `${on(delivered, 60 - 5)} use-up phone`],
    ['a short pleasure: not before a third of it is over', last([['SE', 1, 1620]]), `${on(delivered, 5 - 3)} use-up postcard`],
    ['a present', last([['SE', 4, 1620]], { more: { gift: true } }), 'none'],
    ['a product without days', last([['DG', 1, 5500, 10]]), 'none'],
    ['the same kind bought again since', [...last([['SE', 4, 1620]]), { by: one, day: on(day, 20), no: 'B1', lines: [['SE', 9, 1620]] }], 'none'],
    ['another kind bought since', [...last([['SE', 4, 1620]]), { by: one, day: on(day, 20), no: 'B1', lines: [['DG', 1, 5500, 10]] }], `${on(delivered, 60 - 13)} use-up postcard`],
    ['the first purchase of all is left to second-purchase', [{ by: one, day, no: 'A1', lines: [['SE', 4, 1620]] }], `${on(day, 28)} second-purchase postcard`],
  ])('%s', async (_, sales, expected) => {
    expect(await firstTask(shopWith(sales), on(day, 28 - (expected.includes('use-up') ? 28 : 0)), expected === 'none' ? on(day, 75) : expected.slice(0, 10))).toBe(expected)
  })

  test('too late for paper: a call; and not at all 10 days after the end', async () => {
    const end = on(delivered, 60)
    expect(await tasksOn(shopWith(last([['SE', 4, 1620]])), on(end, -3))).toMatchObject([{ channel: 'postcard' }])
    expect(await tasksOn(shopWith(last([['SE', 4, 1620]])), on(end, -2))).toMatchObject([{ channel: 'phone', owner: 'staff', selling: true, product: '宇治煎茶', validUntil: on(end, 10) }])
    expect(await tasksOn(shopWith(last([['SE', 4, 1620]])), on(end, 11))).toEqual([])
  })

  test('after a year together the owner speaks', async () => {
    const sales = buys([on(day, -365), { lines: [['DG', 1, 5500, 10]] }], [on(day, -200), { lines: [['DG', 1, 5500, 10]] }], [day, { lines: [['SE', 4, 1620]] }])
    expect((await tasksOn(shopWith(sales), on(delivered, 50))).find(({ scenario }) => scenario === 'use-up')).toMatchObject({ owner: 'owner', reason: '1年以上 3回・53日ぶり・宇治煎茶・1個15日（設定）' })
  })
})

describe('came-back', () => {
  test.each<[string, Sale[], string]>([
    ['59 days are no pause', buys([on(day, -59), {}], [day, {}]), 'none'],
    ['60 days are: a call 3 days after delivery', buys([on(day, -60), {}], [day, {}]), `${on(day, 6)} came-back phone`],
    ['twice the own interval of 50 is not reached by 99', buys(on(day, -149), on(day, -99), day), 'none'],
    ['by 100 it is', buys(on(day, -150), on(day, -100), day), `${on(day, 6)} came-back phone`],
    ['a present sent', buys([on(day, -60), {}], [day, { more: { gift: true } }]), 'none'],
    ['no phone: a card', buys([on(day, -60), { by: person(1, { phone: '' }) }], [day, { by: person(1, { phone: '' }) }]), `${on(day, 3)} came-back postcard`],
  ])('%s', async (_, sales, expected) => {
    const from = on(day, 1)
    expect(await firstTask(shopWith(sales, { DG: {} }), from, expected === 'none' ? on(day, 25) : expected.slice(0, 10))).toBe(expected)
  })

  test('not for an order that is older than its days', async () => {
    const sales = buys([on(day, -60), {}], [day, {}])
    expect(await tasksOn(shopWith(sales, { DG: {} }), on(day, 20))).toMatchObject([{ scenario: 'came-back', validUntil: on(day, 20), words: '青葉様、2か月ぶりのご注文をありがとうございます。またお選びくださったきっかけを、差し支えなければお聞かせください。' }])
    expect(await tasksOn(shopWith(sales, { DG: {} }), on(day, 21))).toEqual([])
  })

  test('before it leaves: a line in the parcel at once', async () => {
    const shipped: Sale[] = [1, 2, 3, 4].map((n) => ({ by: person(50 + n), day: on(day, -30), shipped: on(day, -29), no: `S${n}` }))
    const shop = shopWith([...shipped, ...buys([on(day, -60), { shipped: on(day, -59) }], [day, {}])])
    expect((await tasksOn(shop, day)).find(({ name }) => name === one.name)).toMatchObject({ scenario: 'came-back', channel: 'insert', due: day })
  })
})

describe('before-dormant', () => {
  const plain = { DG: {} }
  test.each<[string, Sale[], string, string]>([
    ['two purchases: 240 days', buys(on(day, -90), day), on(day, 30), `${on(day, 240)} before-dormant phone`],
    ['one purchase: 240 days, a card', buys(day), on(day, 60), `${on(day, 240)} before-dormant postcard`],
    ['three, every 40 days: 2.5 times 40', buys(on(day, -80), on(day, -40), day), on(day, 30), `${on(day, 100)} before-dormant phone`],
    ['three, every 20 days: at least 90', buys(on(day, -40), on(day, -20), day), on(day, 30), `${on(day, 90)} before-dormant phone`],
    ['three, every 200 days: at most 240', buys(on(day, -400), on(day, -200), day), on(day, 30), `${on(day, 240)} before-dormant phone`],
    ['once a year at the same time: not until the year is over', buys(on(day, -730), on(day, -365), day), on(day, 30), 'none'],
  ])('%s', async (_, sales, from, expected) => {
    expect(await firstTask(shopWith(sales, plain), from, expected === 'none' ? on(day, 330) : expected.slice(0, 10))).toBe(expected)
  })

  test('the best tenth is called by the owner, the others get a card; dormant is too late', async () => {
    const others: Sale[] = Array.from({ length: 10 }, (_, i) => [{ by: person(20 + i), day: on(day, -90), no: `X${i}` }, { by: person(20 + i), day, no: `Y${i}` }]).flat()
    const best = buys([on(day, -90), { lines: [['SE', 9, 1620]] }], [day, { lines: [['SE', 9, 1620]] }])
    const shop = shopWith([...others, ...best], plain)
    shop.settings.dailyTasks = 40
    const tasks = await tasksOn(shop, on(day, 240))
    expect(tasks.filter(({ channel }) => channel === 'phone').map(({ name, owner }) => `${name} ${owner}`)).toContain(`${one.name} owner`)
    expect(tasks.filter(({ channel }) => channel === 'postcard').every(({ owner }) => owner === 'staff')).toBe(true)
    expect(tasks.length).toBe(11)
    expect(await tasksOn(shopWith(best, plain), on(day, 365))).toEqual([])
  })
})

describe('use-up, where the shop entered no days', () => {
  const unknown = { SE: { shortName: '宇治煎茶', category: '煎茶' }, DG: { shortName: '急須', category: '茶道具' } }
  /** People who bought two bags, and again so many days later: each an interval of that ÷ 2 days a bag. */
  const pairs = (people: number, days: number, from: number): Sale[] => Array.from({ length: people }, (_, i): Sale[] => [
    { by: person(from + i), day: '2023-01-01', no: `P${from + i}`, lines: [['SE', 2, 1620]] }, { by: person(from + i), day: on('2023-01-01', days), no: `Q${from + i}`, lines: [['SE', 2, 1620]] },
  ]).flat()
  const mine = buys([on(day, -50), { lines: [['DG', 1, 5500, 10]] }], [day, { lines: [['SE', 4, 1620]] }])
  // 10 × 30 ÷ 2 and 10 × 31 ÷ 2: the median is (15 + 15.5) ÷ 2 = 15.25 days a bag; four of them last 61 days from delivery on the 3rd day.
  const learned = [...pairs(10, 30, 300), ...pairs(10, 31, 400), ...mine]
  const card = on(day, 3 + 61 - 13)

  test('20 intervals teach them, as 分析 says, and the reason says so', async () => {
    const shop = shopWith(learned, unknown)
    expect(await firstTask(shop, on(card, -6), card)).toBe(`${card} use-up postcard`)
    expect((await tasksOn(shop, card)).map(({ reason }) => reason)).toEqual(['リピート 2回・51日ぶり・宇治煎茶・1個およそ15日（ご注文の間隔から）'])
    const asked = askPanel(shop, { panel: 'productSales', options: {}, asOf: card }).result as { products: { product: string; daysPerUnit: number | null; daysFrom: string | null }[] }
    expect(asked.products.find(({ product }) => product === '宇治煎茶')).toMatchObject({ daysPerUnit: 15.25, daysFrom: 'learned' })
  })

  test('19 teach nothing; entered days win; of a present nothing is learned', async () => {
    expect(await firstTask(shopWith([...pairs(10, 30, 300), ...pairs(9, 31, 400), ...mine], unknown), on(card, -6), on(card, 20))).toBe('none')
    expect(await firstTask(shopWith(learned, { ...unknown, SE: { ...unknown.SE, days: 14 } }), on(card, -9), card)).toBe(`${on(day, 3 + 56 - 13)} use-up postcard`)
    const present = shopWith(learned, unknown)
    present.db.sqlite.prepare(`UPDATE product SET gift = 1 WHERE code = 'SE'`).run()
    renew(present, buildFacts(present.db.sqlite))
    expect(await firstTask(present, on(card, -6), on(card, 20))).toBe('none')
  })

  test('a free sample beside the goods does not run out', async () => {
    const shop = shopWith(buys([on(day, -50), { lines: [['DG', 1, 5500, 10]] }], [day, { lines: [['DG', 1, 5500, 10], ['SE', 4, 0]] }]))
    expect(await firstTask(shop, on(day, 1), on(day, 75))).toBe('none')
  })
})
