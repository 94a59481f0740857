// The boxes of the postal code on a postcard, and digits in the middle of them.
import { postalDigits } from './address.ts'
import { halfDigit, line, rectangle } from './drawing.ts'
import type { Html } from './fill.ts'

export interface BoxRow { /** Left edges in mm. */ left: readonly number[]; top: number; width: number; height: number; /** Size of the digits in mm. */ digit: number }

/** Every card and envelope of standard size, here on 100 mm of width. */
export const recipientBoxes: BoxRow = { left: [44.3, 51.3, 58.3, 65.9, 72.7, 79.5, 86.3], top: 12, width: 5.7, height: 8, digit: 5.6 }
/** As on cards issued by Japan Post; no standard. */
export const senderBoxes: BoxRow = { left: [5.5, 9.5, 13.5, 18.5, 22.5, 26.5, 30.5], top: 122.5, width: 3.8, height: 6, digit: 4 }

/** The digits of a postal code, arabic, each in the middle of its box; nothing unless it has seven. */
export function boxDigits(postalCode: string, { left, top, width, height, digit }: BoxRow): Html[] {
  return [...postalDigits(postalCode)].map((one, i) => line(one, { x: left[i] + width / 2, y: top + height / 2 + halfDigit * digit, size: digit, room: width, look: 'middle' }))
}

/** The boxes themselves, for blank cards. */
export function boxFrames({ left, top, width, height }: BoxRow): Html[] {
  return left.map((x) => rectangle(x, top, width, height, 'frame'))
}
