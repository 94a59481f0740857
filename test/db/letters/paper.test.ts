// What stands on the papers, and how long they take to be written.
import { describe, expect, it } from 'vitest'
import { renderCalibration } from '../../../db/letters/calibration.ts'
import { listPages, renderDmList } from '../../../db/letters/dmList.ts'
import { labelPresets, labelSheets, renderLabels } from '../../../db/letters/labels.ts'
import { renderPostcards } from '../../../db/letters/postcard.ts'
import { awkward, options, recipient, sender } from './recipients.ts'

const many = (count: number) => Array.from({ length: count }, (_, i) => recipient({ ...awkward[i % awkward.length], id: i + 1 }))
const sheetsOf = (html: string) => html.split(/<section id="p\d+">/).slice(1)

describe('every paper', () => {
  const papers = {
    labels: renderLabels(awkward, labelPresets.labels12, options()), vertical: renderPostcards(awkward, 'vertical', options(), sender),
    horizontal: renderPostcards(awkward, 'horizontal', options(), sender), list: renderDmList(awkward, { title: '<b>題</b>', day: '2026-11-21', shop: '{{title}}' }),
  }
  it.each(Object.entries(papers))('%s holds hostile names as plain text', (_, { html, recipients, pages }) => {
    expect(html.match(/<script|<img|<b>|{{runs|undefined|NaN/g)).toBeNull()
    expect(/\{\{name\}\}|>name</.test(html)).toBe(true) // in columns, words and signs stand apart
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(recipients).toEqual(awkward.map(({ id }) => id))
    expect(sheetsOf(html)).toHaveLength(pages)
  })
  it.each(Object.entries(papers))('%s holds names exactly as stored, half-width kana as full-width', (_, { html }) => {
    for (const letters of ['髙橋', '山﨑', '𠮷太郎', 'ヤマダ']) expect(html.includes(letters), letters).toBe(true)
    expect(html.match(/[\uff61-\uff9f]/)).toBeNull()
  })
})

describe('labels', () => {
  it('begin at the first free label and go on over sheets', () => {
    const { html, pages } = renderLabels(many(20), labelPresets.labels12, options({ startAt: 7 }))
    expect(sheetsOf(html).map((sheet) => sheet.match(/No\.\d+/g)?.length)).toEqual([6, 12, 2])
    expect(pages).toBe(3)
    expect([labelSheets(20, labelPresets.labels12, 7), labelSheets(6, labelPresets.labels12, 7), labelSheets(0, labelPresets.labels12, 7)]).toEqual([3, 1, 0])
  })
  it.each(Object.entries(labelPresets))('%s fits A4', (_, { columns, rows, leftMm, topMm, pitchXMm, pitchYMm, widthMm, heightMm }) => {
    expect(leftMm + (columns - 1) * pitchXMm + widthMm).toBeLessThanOrEqual(210)
    expect(topMm + (rows - 1) * pitchYMm + heightMm).toBeLessThanOrEqual(297.05)
    expect(columns === 1 || pitchXMm >= widthMm).toBe(true)
  })
  it('carry the shop only when asked to', () => {
    expect(renderLabels(many(1), labelPresets.labels21, options(), sender).html).toContain('差出人')
    expect(renderLabels(many(1), labelPresets.labels21, options({ sender: false }), sender).html).not.toContain('差出人')
  })
})

describe('postcards', () => {
  const card = (direction: 'vertical' | 'horizontal', given = {}) => renderPostcards([awkward[1]], direction, options(given), sender).html
  it('write house numbers as kanji only from top to bottom, and only when asked to', () => {
    expect(card('vertical')).toContain('八一丁目二〇番一〇号')
    expect(card('vertical')).toContain('一〇一号室')
    expect(card('vertical', { kanjiNumbers: false })).not.toContain('八一')
    expect(card('horizontal')).toContain('81丁目20番10号')
  })
  it('print frames and 郵便はがき on blank cards only', () => {
    expect(card('vertical', { frame: true }).match(/class="frame"/g)).toHaveLength(14)
    expect(card('vertical', { frame: true, sender: false }).match(/class="frame"/g)).toHaveLength(7)
    expect(card('vertical', { frame: true })).toContain('郵便はがき')
    expect(card('vertical')).not.toMatch(/class="frame"|郵便はがき/)
  })
  it('carry customer number and sequence', () => {
    expect(renderPostcards(many(214), 'vertical', options(), sender).html).toContain('No.137　137/214')
  })
  it('move by tenths of a millimetre', () => {
    expect(card('vertical', { offsetX: -3, offsetY: 12 })).toContain('translate(-0.3 1.2)')
  })
  it('are written in a second for 500', () => {
    const people = many(500)
    const begin = performance.now()
    expect(renderPostcards(people, 'vertical', options({ frame: true }), sender).pages).toBe(500)
    expect(performance.now() - begin).toBeLessThan(1000)
  })
})

it('lists people over pages with the heading on each', () => {
  const { html, pages } = renderDmList(many(60), { title: '夏のご案内', day: '2026-11-21', shop: '茶舗 みどり屋' })
  expect(pages).toBe(listPages(60))
  expect(sheetsOf(html).every((sheet) => sheet.includes('お客様番号'))).toBe(true)
  expect(html).toContain(`${pages} / ${pages} ページ`)
  expect(html).toContain('2026年11月21日(土)')
  expect(renderDmList([], { title: '', day: '2026-11-21', shop: '' }).pages).toBe(1)
})

it('calibration names the offsets it was printed with', () => {
  expect(renderCalibration('a4', { offsetX: -3, offsetY: 12 }).html).toContain('右へ −0.3 mm　下へ ＋1.2 mm')
  expect(renderCalibration('postcard', { offsetX: 0, offsetY: 0 })).toMatchObject({ widthMm: 100, heightMm: 148, pages: 1 })
})
