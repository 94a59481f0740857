// What the shop says of its products: kept, put back, and in the figures at once.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useUp } from '../../../db/analysis/useUp.ts'
import { buildFacts, cachedFacts, dataVersion, loadFacts } from '../../../db/facts/build.ts'
import { memoryShop } from '../../../db/open.ts'
import { productPatch } from '../../../db/settings/model.ts'
import type { ProductPatch } from '../../../db/settings/model.ts'
import { listProducts, saveProduct } from '../../../db/settings/queries.ts'
import { asOfShop, renew } from '../../../db/shop.ts'
import type { OpenShop } from '../../../db/shop.ts'
import { bring, expectFactsHold, newShop } from '../careShop.ts'

function teaShop(): OpenShop {
  const open = newShop()
  bring(open, 'shopify', ['【送料無料】宇治煎茶 100g', '【送料無料】宇治煎茶 50g', '急須'].map((product, i) => ({ no: `N${i}`, product, contact: { name: `見本 ${i}`, email: `${i}@example.jp` } })))
  return open
}
const save = (open: OpenShop, patch: ProductPatch): void => {
  saveProduct(open.db.sqlite, productPatch.parse(patch))
  renew(open, loadFacts(open.db))
}
const rows = (open: OpenShop, find = '') => listProducts(open.db.sqlite, open.facts, { find, limit: 10 })
const idOf = (open: OpenShop, name: string): number => rows(open).find((row) => row.name === name)!.id

test('category, short name and days are kept and stand in the facts; what is not said stays', () => {
  const open = teaShop()
  const pot = idOf(open, '急須')
  save(open, { id: pot, trial: true })
  const version = dataVersion(open.db.sqlite)
  save(open, { id: pot, category: ' 道具 ', shortName: '急須', daysPerUnit: 700 })
  expect(rows(open, '道具')).toEqual([{ id: pot, code: '', name: '急須', shortName: '急須', shortNameTaken: false, category: '道具', daysPerUnit: 700, trial: true, subscription: false, gift: false, orders: 1 }])
  expect(dataVersion(open.db.sqlite)).toBeGreaterThan(version)
  const place = open.facts.productId.indexOf(pot)
  expect([open.facts.productCategory[place], open.facts.productDays[place]]).toEqual(['道具', 700])
  expect(useUp(asOfShop(open, '2026-11-21')).days[place]).toBe(700)
  expectFactsHold(open)
})

test('putting back what was there leaves the shop as before', () => {
  const open = teaShop()
  const [before] = rows(open)
  const { orders: _orders, code: _code, name: _name, shortNameTaken: _taken, ...was } = before
  save(open, { id: before.id, category: '茶', daysPerUnit: 20, gift: true })
  expect(rows(open).find(({ id }) => id === before.id)).not.toEqual(before)
  save(open, was)
  expect(rows(open).find(({ id }) => id === before.id)).toEqual(before)
  expectFactsHold(open)
})

test('two products of one short name are told apart by their whole names', () => {
  const open = teaShop()
  const [large, small] = ['【送料無料】宇治煎茶 100g', '【送料無料】宇治煎茶 50g']
  save(open, { id: idOf(open, large), shortName: '宇治煎茶' })
  expect(open.facts.productName).toContain('宇治煎茶')
  save(open, { id: idOf(open, small), shortName: '宇治煎茶' })
  expect([...open.facts.productName].sort()).toEqual([large, small, '急須'].sort())
})

test('a short name that is the whole name of another product tells nobody apart either: tables use the full name, and the row says so', () => {
  const open = newShop()
  bring(open, 'shopify', ['煎茶', '煎茶 徳用 200g', '急須'].map((product, i) => ({ no: `N${i}`, product, contact: { name: `見本 ${i}`, email: `${i}@example.jp` } })))
  const taken = () => Object.fromEntries(rows(open).map((row) => [row.name, row.shortNameTaken]))
  save(open, { id: idOf(open, '煎茶 徳用 200g'), shortName: '煎茶' })
  expect([...open.facts.productName].sort()).toEqual(['急須', '煎茶', '煎茶 徳用 200g'].sort())
  expect(taken()).toEqual({ 煎茶: false, '煎茶 徳用 200g': true, 急須: false })
  // Its own full name as short name takes nothing from anybody.
  save(open, { id: idOf(open, '急須'), shortName: '急須' })
  expect(taken()).toMatchObject({ 急須: false })
  // Two short names of one kind: both rows say it; searching for one of them changes nothing.
  save(open, { id: idOf(open, '急須'), shortName: '道具' })
  save(open, { id: idOf(open, '煎茶 徳用 200g'), shortName: '道具' })
  expect(taken()).toEqual({ 煎茶: false, '煎茶 徳用 200g': true, 急須: true })
  expect(rows(open, '急須').map((row) => row.shortNameTaken)).toEqual([true])
  expect([...open.facts.productName].sort()).toEqual(['急須', '煎茶', '煎茶 徳用 200g'].sort())
  expectFactsHold(open)
})

test('random names: products of different full names never share the name that figures use', () => {
  const word = fc.constantFrom('煎茶', '玉露', '番茶', '茶')
  fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), fc.array(fc.oneof(fc.constant(''), word), { minLength: 4, maxLength: 4 }), (names, shorts) => {
    const { sqlite } = memoryShop()
    const put = sqlite.prepare('INSERT INTO product (key, code, name, shortName) VALUES (?, ?, ?, ?)')
    names.forEach((name, i) => put.run(name, '', name, shorts[i]))
    const { productName } = buildFacts(sqlite)
    expect(new Set(productName).size).toBe(names.length)
    const listed = listProducts(sqlite, buildFacts(sqlite), { find: '', limit: 10 })
    names.forEach((name, i) => {
      const others = names.flatMap((other, k) => (k === i ? [] : [other, shorts[k]]))
      expect(productName[i]).toBe(shorts[i] === '' || others.includes(shorts[i]) ? name : shorts[i])
      expect(listed.find((row) => row.name === name)!.shortNameTaken).toBe(shorts[i] !== '' && others.includes(shorts[i]))
    })
    sqlite.close()
  }), { seed: 20_261_121, numRuns: 150 })
})

test('refused: no such product, days that are none, words too long; nothing said changes nothing', () => {
  const open = teaShop()
  expect(() => save(open, { id: 99, trial: true })).toThrow('notFound')
  for (const daysPerUnit of [0, -1, 1.5, 3651]) expect(productPatch.safeParse({ id: 1, daysPerUnit }).success).toBe(false)
  expect(productPatch.safeParse({ id: 1, category: '長'.repeat(61) }).success).toBe(false)
  const version = dataVersion(open.db.sqlite)
  saveProduct(open.db.sqlite, { id: 1 })
  expect(dataVersion(open.db.sqlite)).toBe(version)
  expect(cachedFacts(open.db.sqlite)).not.toBeNull()
})
