// Amounts and counts as the platforms write them → whole yen (or the currency's smallest unit), whole pieces.

/** Everything an amount may be dressed in: ￥1,480, 1480円, a leading apostrophe. */
const dressing = /[\s,'"=¥\\円$€£]/g
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

/** How many digits a currency has behind the point: JPY 0, USD 2. */
export function fractionDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}

/** An amount in the smallest unit of a currency with so many digits behind the point ('12.50' with 2 → 1250). NaN = not a number. */
export function readMoney(text: string, digits: number): number {
  if (digits === 0) return readYen(text)
  if (text.length > LONGEST) return NaN
  const bare = text.normalize('NFKC').replace(dressing, '').replace(/^[−–▲△]/, '-')
  return number.test(bare) ? Math.round(Number(`${bare}e${digits}`)) + 0 : NaN
}

/** A number of pieces. NaN = not a whole number. */
export function readCount(text: string): number {
  const quick = plain(text)
  if (!Number.isNaN(quick)) return quick
  if (text.length > LONGEST) return NaN
  const bare = text.normalize('NFKC').replace(dressing, '').replace(/[個点]$/, '')
  return number.test(bare) && Number.isInteger(Number(bare)) ? Number(bare) : NaN
}
