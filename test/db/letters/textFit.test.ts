// Lengths, squeezing and breaking of lines.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emLength, fitLine, paperText, wrapText } from '../../../db/letters/textFit.ts'

describe('paperText', () => {
  it.each([
    ['ﾔﾏﾀﾞ ﾊﾟﾘ', 'ヤマダ パリ'], ['ｻﾝﾊｲﾂ･ｺｰﾎﾟ', 'サンハイツ・コーポ'], ['カﾞ', 'ガ'],
    ['髙橋﨑𠮷神', '髙橋﨑𠮷神'], ['葛\u{e0100}城', '葛\u{e0100}城'], ['㈱ＡＢＣ１２ ①', '㈱ＡＢＣ１２ ①'],
    [' 行\r\n替え\t\u0000 ', '行 替え'], ['\u202e逆', '逆'],
  ])('%j → %j', (stored, printed) => { expect(paperText(stored).replace(/ +/g, ' ')).toBe(printed) })
})

describe('fitLine', () => {
  it('leaves what fits, shrinks and squeezes the rest to exactly the room', () => {
    expect(fitLine(5, 50, 10)).toEqual({ size: 10, squeeze: 1 })
    expect(fitLine(10, 50, 10)).toEqual({ size: 10, squeeze: 0.5 })
    const { size, squeeze } = fitLine(20, 50, 10, 6)
    expect(size).toBe(6)
    expect(20 * size * squeeze).toBeCloseTo(50)
  })
  it('never gets longer than the room', () => {
    const positive = fc.double({ min: 0.5, max: 300, noNaN: true })
    fc.assert(fc.property(positive, positive, positive, positive, (em, room, size, least) => {
      const fit = fitLine(em, room, size, least)
      expect(em * fit.size * fit.squeeze).toBeLessThanOrEqual(room * 1.000001)
      expect(fit.size).toBeLessThanOrEqual(size)
    }))
  })
})

describe('wrapText', () => {
  it.each([
    ['東京都渋谷区若葉台東81丁目20番10号', 14, ['東京都渋谷区若葉台東', '81丁目20番10号']],
    ['グランドヒルズ・スーパーレジデンス札幌大通公園イーストタワーB-1203', 21, ['グランドヒルズ・スーパーレジデンス', '札幌大通公園イーストタワーB-1203']],
    ['短い住所', 14, ['短い住所']],
  ])('%s', (text, em, lines) => { expect(wrapText(text, em, 2)).toEqual(lines) })

  it('loses nothing but spaces at the breaks, and keeps to the number of lines', () => {
    const letter = fc.constantFrom(...'京都府市区見本町ーァヮ、）0123456789-−ABcd 　𠮷髙', '1-2-3', '丁目', '葛\u{e0100}')
    fc.assert(fc.property(fc.array(letter, { minLength: 1, maxLength: 80 }), fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 4 }), (letters, em, most) => {
      const text = letters.join('').trim()
      const lines = wrapText(text, em, most)
      expect(lines.length).toBeLessThanOrEqual(most)
      expect(lines.join('').replace(/[\s\u3000]/g, '')).toBe(text.replace(/[\s\u3000]/g, ''))
    }))
  })
})

it('counts full-width as 1, half-width as about a half, marks as nothing', () => {
  expect(emLength('髙𠮷ー')).toBe(3)
  expect(emLength('葛\u{e0100}')).toBe(1)
  expect(emLength('12-3')).toBeCloseTo(2.3, 0)
})
