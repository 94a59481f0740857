// The shop at the lower left of a postcard, above its postal code.
import { words } from '../../resources/print/words.ts'
import { splitAddress, verticalAddress } from './address.ts'
import { column, line } from './drawing.ts'
import type { Html } from './fill.ts'
import { fillText } from './fill.ts'
import { senderBoxes } from './postalBoxes.ts'
import type { Sender } from './sheet.ts'
import { emLength, paperText, wrapText } from './textFit.ts'

const left = senderBoxes.left[0]
const width = senderBoxes.left[6] + senderBoxes.width - left
/** The writing ends this high above the boxes (mm from the top). */
const bottom = senderBoxes.top - 2
const addressSize = 3.1
const shopSize = 4.2

const parted = ({ address }: Sender) => splitAddress({ prefecture: '', address1: address, address2: '' })

function phone({ phone: number }: Sender): Html[] {
  return number === '' ? [] : [line(fillText(words.phone, { phone: paperText(number) }), { x: left, y: senderBoxes.top + senderBoxes.height + 4, size: 2.6, room: width, look: 'gothic' })]
}

/** In columns, from right to left: address, building, shop; all end at the same height. */
export function senderDown(sender: Sender, kanjiNumbers: boolean): Html[] {
  const { street, building } = verticalAddress(parted(sender), kanjiNumbers)
  const room = 58
  const columns = [...wrapText(street, room / addressSize, 2), building].filter(Boolean)
  const first = left + width - 5
  return [
    ...columns.map((text, i) => column(text, { x: first - i * 4.6, y: bottom - room, size: addressSize, room }, i > 0)),
    column(paperText(sender.name), { x: first - columns.length * 4.6 - 2.5, y: bottom - room, size: shopSize, least: 3.3, room }, true),
    ...phone(sender),
  ]
}

/** In lines above the boxes. */
export function senderAcross(sender: Sender): Html[] {
  const { street, building } = parted(sender)
  const room = 60
  const lines = [...wrapText(street, room / addressSize, 2), building].filter(Boolean)
  const name = paperText(sender.name)
  const top = bottom - shopSize - lines.length * addressSize * 1.35
  return [
    ...lines.map((text, i) => line(text, { x: left, y: top + i * addressSize * 1.35, size: addressSize, room })),
    line(name, { x: left, y: bottom - 1, size: emLength(name) > 14 ? 3.6 : shopSize, least: 3.2, room }),
    ...phone(sender),
  ]
}
