// A stored cell as the text that its user sees: dates, times and numbers without the noise of how they are kept.
import type { NumberKind } from './xlsxFormats.ts'

const two = (value: number): string => String(value).padStart(2, '0')
const MS_OF_DAY = 86_400_000
/** 31 December 9999. Excel shows nothing beyond it, nor before its first day. */
const LAST_SERIAL = 2_958_465.99999

/** A number in full: '1.48E3' → '1480', '0.10000000000000001' → '0.1'. Excel itself keeps 15 digits. '' where it is none. */
function plainNumber(text: string): string {
  if (/^-?(?:[1-9]\d{0,14}|0)$/.test(text) && text !== '-0') return text
  const value = text.trim() === '' ? NaN : Number(text)
  if (!Number.isFinite(value)) return ''
  const short = String(Number(value.toPrecision(15)))
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(short)
  if (parts === null) return short === '-0' ? '0' : short
  const [, sign, whole, fraction = '', exponent] = parts
  const [digits, shift] = [whole + fraction, Number(exponent)]
  return shift < 0 ? `${sign}0.${'0'.repeat(-shift - 1)}${digits}` : sign + digits.padEnd(shift + 1, '0')
}

/**
 * A number as its format shows it: 'YYYY/MM/DD', 'YYYY-MM-DD HH:mm:ss' where it has a time, 'HH:mm:ss', '10%', '060-0001', '1480'.
 * `from1904`: the workbook counts its days from 1904. A number that is no date in Excel either stays a number.
 */
export function numberText(text: string, format: NumberKind, from1904: boolean): string {
  if (format.kind === 'number') return plainNumber(text)
  const value = text.trim() === '' ? NaN : Number(text)
  if (!Number.isFinite(value)) return ''
  switch (format.kind) {
    case 'percent': return `${plainNumber(String(Number((value * 100).toPrecision(15))))}%`
    case 'zeros': return filled(format.pattern, value) ?? plainNumber(text)
    case 'date': case 'dateTime': case 'time': case 'elapsed': {
      const serial = value + (from1904 ? 1_462 : 0)
      return value < 0 || serial > LAST_SERIAL ? plainNumber(text) : moment(value, serial, format.kind)
    }
  }
}

function moment(value: number, serial: number, kind: 'date' | 'dateTime' | 'time' | 'elapsed'): string {
  const seconds = Math.round((kind === 'elapsed' || kind === 'time' ? value : serial) * 86_400)
  const ofDay = seconds % 86_400
  if (kind === 'elapsed') return clock(seconds)
  if (kind === 'time') return clock(ofDay)
  const [year, month, day] = dateOf(Math.floor(seconds / 86_400))
  return kind === 'date' && ofDay === 0 ? `${year}/${month}/${day}` : `${year}-${month}-${day} ${clock(ofDay)}`
}

const clock = (seconds: number): string => `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/** Day numbers of Excel: 1 = 1 January 1900, and 60 = a 29 February 1900 that never was. */
function dateOf(day: number): [string, string, string] {
  if (day === 0) return ['1900', '01', '00']
  if (day === 60) return ['1900', '02', '29']
  const date = new Date(Date.UTC(1899, 11, day > 60 ? 30 : 31) + day * MS_OF_DAY)
  return [String(date.getUTCFullYear()), two(date.getUTCMonth() + 1), two(date.getUTCDate())]
}

/** Digits set into a pattern of zeros from the right. null where the number is not made for it. */
function filled(pattern: string, value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > Number.MAX_SAFE_INTEGER) return null
  const digits = String(value).padStart(pattern.replace(/[^0]/g, '').length, '0')
  let [left, text] = [digits.length, '']
  for (let i = pattern.length - 1; i >= 0; i--) text = (pattern[i] === '0' ? digits[--left] : pattern[i]) + text
  return digits.slice(0, left) + text
}

/** A date kept as text (ISO 8601): '2024-03-21T10:20:30' → '2024-03-21 10:20:30', '2024-03-21' → '2024/03/21'. */
export function isoText(text: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?.*)?$/.exec(text.trim())
  if (parts === null) return text
  const [, year, month, day, hour, minute, second = '00'] = parts
  return hour === undefined || (hour + minute + second === '000000') ? `${year}/${month}/${day}` : `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** A text as shown: '_x000D_' stands for the character 0D, line ends are '\n', zero characters go. */
export function shownText(text: string): string {
  const decoded = text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
  return decoded.includes('\r') || decoded.includes('\0') ? decoded.replace(/\r\n?/g, '\n').replaceAll('\0', '') : decoded
}
