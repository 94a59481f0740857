// Words filled with fields, elapsed time, forms of address and product names.
import { expect, test } from 'vitest'
import { parseDay } from '../../../db/facts/day.ts'
import { addressee, cleanProductName, elapsed, fillWords, productLabel, reasonLine } from '../../../db/scenarios/words.ts'

test.each<[string, Record<string, string>, string]>([
  ['{{姓}}様、こんにちは。', { 様: '髙橋様' }, '髙橋様、こんにちは。'],
  ['あ{{品}}。〔次に{{次}}を。〕い。', { 品: '茶', 次: '' }, 'あ茶。い。'],
  ['あ{{品}}。〔次に{{次}}を。〕い。', { 品: '茶', 次: '菓子' }, 'あ茶。次に菓子を。い。'],
  ['{{無}}でした。い。', {}, 'い。'],
  ['{{品}}はいかが。', { 品: '{{次}}〔x〕$&', 次: 'never' }, '{{次}}〔x〕$&はいかが。'],
])('%s', (template, fields, expected) => expect(fillWords(template, fields)).toBe(expected))

test.each([
  ['2026-09-20', '2026-11-18', '59日'], ['2026-09-20', '2026-11-19', '1か月'], ['2026-09-20', '2026-11-20', '2か月'], ['2026-01-31', '2026-04-30', '3か月'],
  ['2025-11-22', '2026-11-21', '11か月'], ['2025-11-21', '2026-11-21', '1年'], ['2024-02-29', '2025-02-28', '1年'], ['2023-11-22', '2026-11-21', '2年'], ['2026-11-21', '2026-11-21', ''],
])('%s to %s: %s', (from, to, expected) => expect(elapsed(parseDay(from), parseDay(to))).toBe(expected))

test('forms of address', () => {
  const of = (name: string, company = '', familyNames: string[] = []) => addressee({ name, company, familyNames })
  expect([of('髙橋 美咲'), of('髙橋　美咲'), of('山田太郎', '', ['高田', '山田']), of('山田太郎'), of(' '), of('', '中村商店'), of('$& {{姓}}')]).toEqual(['髙橋様', '髙橋様', '山田様', '山田太郎様', 'お客様', '中村商店ご担当者様', '$&様'])
})

test('why now, in one line', () => {
  expect(reasonLine('repeat', { 回数: '3', 前回から: '2か月', 前回の品: '宇治煎茶' })).toBe('リピート 3回・2か月ぶり・宇治煎茶')
  expect(reasonLine('firstTime', { 回数: '1', 前回から: '', 前回の品: 'お求めの品' })).toBe('初回 1回・お求めの品')
})

test.each([
  ['【送料無料】宇治煎茶 100g×2袋（ギフト可）', '宇治煎茶'], ['ほうじ茶ティーバッグ 20個', 'ほうじ茶ティーバッグ'], ['樺細工茶筒 200g用', '樺細工茶筒'], ['お試し3種セット（煎茶・玄米茶 各20g）', 'お試し3種セット'],
  ['玄米茶　５００ｇ', '玄米茶'], ['100g', '100g'], ['（限定）', '（限定）'], ['緑茶2号', '緑茶2号'],
])('%s is said as %s', (name, expected) => expect(cleanProductName(name)).toBe(expected))

test('a short name comes first', () => expect([productLabel({ shortName: '煎茶', name: 'x' }), productLabel({ shortName: '', name: '煎茶 50g' }), productLabel({ shortName: '', name: '' })]).toEqual(['煎茶', '煎茶', 'お求めの品']))
