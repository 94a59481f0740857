// What Excel does to phones and codes that it takes for numbers: put right where only one reading is possible.

/** How many digits a text holds, full-width ones included. */
export function digitCount(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) count++
  }
  return count
}

const scientific = /^\d(?:\.\d+)?E\+?\d+$/i
const tooNarrow = /^#{3,}$/

/** Whether a text is Excel's 9.01E+09 or ####: the digits are lost for good. */
export function lostDigits(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return text.length <= 24 && ((last >= 48 && last <= 57 && scientific.test(text)) || (last === 35 && tooNarrow.test(text)))
}

const numeric = /^\d[\d,]*(?:\.0{1,2})?$/

/** A number as Excel shows it ('9,012,345,678.00') as its digits. */
const digitsOf = (text: string): string => (/[.,]/.test(text) && numeric.test(text) ? text.replace(/\..*$/, '').replaceAll(',', '') : text)

/**
 * A Japanese phone number with the 0 that Excel ate: nine digits (a fixed line), or ten that begin 50, 70, 80 or 90 (a mobile one).
 * Everything else comes back as it is.
 */
export function restorePhone(text: string): string {
  const first = text.charCodeAt(0)
  if (!(first >= 49 && first <= 57) || text.length > 24) return text
  const plain = digitsOf(text)
  const count = digitCount(plain)
  return (count === 9 && /^[1-9][\d-]+$/.test(plain)) || (count === 10 && /^[5789]0[\d-]+$/.test(plain)) ? '0' + plain : text
}

/** The prefectures whose postal codes begin with 0, by the second digit. */
const regions: Record<string, string> = { 1: '秋田', 2: '岩手', 3: '青森' }

/**
 * A postal code with the 0 that Excel ate: six digits that fit the address's prefecture (北海道 00, 04–09; 秋田 01; 岩手 02; 青森 03), five
 * for Sapporo's 00. `address`: begins with the prefecture. Everything else comes back as it is.
 */
export function restorePostalCode(text: string, address: string): string {
  const first = text.charCodeAt(0)
  if (!(first >= 49 && first <= 57) || text.length > 12) return text
  // Nearly every code is whole.
  if (text.length < 9 && digitCount(text) === 7 && !text.includes('.')) return text
  const plain = digitsOf(text)
  const count = digitCount(plain)
  if ((count !== 6 && count !== 5) || !/^[\d-]+$/.test(plain)) return text
  const north = address.startsWith('北海道')
  if (count === 5) return north ? '00' + plain : text
  const fits = north ? plain >= '4' : address.startsWith(regions[plain.charAt(0)] ?? '?')
  return fits ? '0' + plain : text
}
