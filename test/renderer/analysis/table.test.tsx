// The table twin: figures that open people are buttons, shades can be read, few people are said; inks of pictures too.
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { PanelAnswer } from '../../../db/analysis/panelModel.ts'
import { isReference, peopleKey } from '../../../db/panels/rules.ts'
import { isWide } from '../../../renderer/analysis/layout.ts'
import { PanelTable } from '../../../renderer/analysis/PanelTable.tsx'
import { TaxShown } from '../../../renderer/analysis/useCells.ts'
import { startTexts } from '../../../renderer/texts.ts'
import { tones } from '../../../renderer/ui/chartModel.ts'
import { shadeCount, shadeOf } from '../../../renderer/ui/heat.ts'
import { contrast, inkOn } from '../../../renderer/ui/pictureInk.ts'

const answer: PanelAnswer = {
  panel: 'decile', asOf: '2026-11-21', result: null, options: {}, choices: [], say: null, base: 100,
  table: {
    columns: [{ key: 'group', right: false }, { key: 'customers', right: true }, { key: 'sales', right: true }, { key: 'share', right: true, shade: true }],
    rows: [
      [{ kind: 'word', key: 'group', params: { group: 1 } }, { kind: 'people', count: 1234, people: { group: 1 } }, { kind: 'yen', yen: 10_800 }, { kind: 'rate', numerator: 5, denominator: 29, people: { group: 1 } }],
      [{ kind: 'word', key: 'group', params: { group: 2 } }, { kind: 'people', count: 0, people: { group: 2 } }, { kind: 'none' }, { kind: 'rate', numerator: 0, denominator: 0 }],
    ],
    totals: [1],
  },
}
beforeAll(() => startTexts('ja'))
const draw = (tax = 0) => renderToStaticMarkup(<TaxShown value={tax}><PanelTable answer={answer} open={() => undefined} /></TaxShown>)

test('people open, nobody does not; nothing to divide by is —', () => {
  const html = draw()
  expect(html).toMatch(/<button[^>]*>1,234<\/button>/)
  expect(html).not.toMatch(/<button[^>]*>0<\/button>/)
  expect(html).toContain('—')
  expect(html).not.toMatch(/NaN|Infinity/)
})

test('a rate over fewer than thirty people is marked, and the mark explained', () => {
  expect(draw()).toContain('※17.2%')
  expect(draw()).toContain('30人に満たない')
  expect(isReference({ kind: 'rate', numerator: 1, denominator: 30, people: {} })).toBe(false)
  expect(isReference({ kind: 'rate', numerator: 1, denominator: 12 })).toBe(false) // yen over yen
})

test('sales without tax where asked', () => {
  expect(draw(8)).toContain('10,000円')
  expect(draw()).toContain('10,800円')
})

test('one stop for the Tab key, the rest by arrows', () => {
  expect(draw().match(/tabindex="0"/gi)).toHaveLength(1)
})

test('a cell with nobody behind it opens nobody', () => {
  expect(peopleKey({ kind: 'rate', numerator: 0, denominator: 9, people: { a: 1 } })).toBeUndefined()
  expect(peopleKey({ kind: 'mean', sum: 0, count: 3, of: 'yen', people: { a: 1 } })).toEqual({ a: 1 })
})

test('several names in one cell: each opens its own people', () => {
  const one: PanelAnswer = { ...answer, table: { columns: [{ key: 'group', right: false }, { key: 'customers', right: false }], rows: [
    [{ kind: 'word', key: 'group', params: { group: 1 } }, { kind: 'each', items: [{ name: '量が多い', count: 1234, people: { n: 1 } }, { name: '味', count: 2, people: { n: 2 } }] }],
    [{ kind: 'word', key: 'group', params: { group: 2 } }, { kind: 'each', items: [] }],
  ] } }
  const html = renderToStaticMarkup(<TaxShown value={0}><PanelTable answer={one} open={() => undefined} /></TaxShown>)
  expect([...html.matchAll(/<button[^>]*>([^<]*)<\/button>/g)].map(([, text]) => text)).toEqual(['量が多い 1,234', '味 2'])
  expect(html).toContain('—')
})

test('every shade is darker than the one before and can be read', () => {
  const shades = Array.from({ length: shadeCount }, (_, i) => shadeOf(i, shadeCount - 1))
  expect(new Set(shades.map(({ background }) => background)).size).toBe(shadeCount)
  for (const { background, color } of shades) expect(contrast(background, color)).toBeGreaterThanOrEqual(4.5)
  for (let i = 1; i < shades.length; i++) expect(contrast(shades[i].background, '#ffffff')).toBeGreaterThan(contrast(shades[i - 1].background, '#ffffff'))
  for (const value of [NaN, -1, 0]) expect(shadeOf(value, 10)).toEqual(shades[0])
})

test('ink on a tone can be read, or is refused', () => {
  for (const tone of Object.values(tones)) {
    const ink = inkOn(tone)
    if (ink) expect(contrast(ink, tone)).toBeGreaterThanOrEqual(4.5)
  }
  expect(inkOn(tones.ai)).toBe('#ffffff')
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})

test('no card stands alone in half a row', () => {
  expect(['rfm', 'cpm', 'decile', 'frequency'].map((_, i, all) => isWide(all as never, i))).toEqual([true, false, false, true])
  expect(['tiers', 'moves', 'newRepeat', 'lastYearNow'].map((_, i, all) => isWide(all as never, i))).toEqual([false, false, false, false])
})
