// Amounts and counts as the platforms write them → whole yen, whole pieces.

/** Everything an amount may be dressed in: ￥1,480, 1480円, a leading apostrophe. */
const dressing = /[\s,'"=¥\\円]/g
const number = /^[+-]?(\d+\.?\d*|\.\d+)$/

/** No amount is written with more characters than this. */
const LONGEST = 18

/** Plain digits, or digits with a fraction, the usual case, without a pattern. NaN = not that. */
function plain(text: string): number {
  const negative = text.charCodeAt(0) === 45
  let [value, i] = [0, negative ? 1 : 0]
  if (i === text.length || text.length > 15) return NaN
  for (; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) break
    value = value * 10 + digit
  }
  if (i < text.length) {
    if (text.slice(i) !== '.00' && text.slice(i) !== '.0') return NaN
  }
  return negative ? 0 - value : value
}

/** An amount in whole yen ('1680', '1480.00', '￥1,480', '−300'); fractions are rounded. NaN = not a number. */
export function readYen(text: string): number {
  const quick = plain(text)
  if (!Number.isNaN(quick)) return quick
  if (text.length > LONGEST) return NaN
  const bare = text.normalize('NFKC').replace(dressing, '').replace(/^[−–▲△]/, '-')
  return number.test(bare) ? Math.round(Number(bare)) + 0 : NaN
}

/** A number of pieces. NaN = not a whole number. */
export function readCount(text: string): number {
  const quick = plain(text)
  if (!Number.isNaN(quick)) return quick
  if (text.length > LONGEST) return NaN
  const bare = text.normalize('NFKC').replace(dressing, '').replace(/[個点]$/, '')
  return number.test(bare) && Number.isInteger(Number(bare)) ? Number(bare) : NaN
}
