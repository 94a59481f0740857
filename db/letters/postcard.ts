// The address side of a postcard, upright (100 × 148 mm), written from top to bottom or from left to right.
import { words } from '../../resources/print/words.ts'
import type { PaperAddress } from './address.ts'
import { splitAddress, verticalAddress } from './address.ts'
import type { Addressee } from './addressee.ts'
import { addresseeOf } from './addressee.ts'
import { column, line } from './drawing.ts'
import type { Html } from './fill.ts'
import type { OutputOptions, Paper, Recipient } from './model.ts'
import { boxDigits, boxFrames, recipientBoxes, senderBoxes } from './postalBoxes.ts'
import { senderAcross, senderDown } from './postcardSender.ts'
import type { Sender } from './sheet.ts'
import { paper, pieceMark, postcard } from './sheet.ts'
import { emLength, wrapText } from './textFit.ts'
import { columnRuns } from './vertical.ts'

/**
 * One card per recipient, in their order.
 * @param options frame: also the boxes and 「郵便はがき」, for blank cards; sender; kanjiNumbers: in vertical writing; offsets
 */
export function renderPostcards(recipients: readonly Recipient[], direction: 'vertical' | 'horizontal', options: OutputOptions, sender: Sender): Paper {
  const vertical = direction === 'vertical'
  // The same on every card, so made once.
  const common: Html[] = [
    ...options.frame ? [...boxFrames(recipientBoxes), line(words.postcard, { x: 50, y: 7.6, size: 2.9, room: 30, look: 'mark middle' })] : [],
    ...options.frame && options.sender ? boxFrames(senderBoxes) : [],
    ...options.sender ? [...boxDigits(sender.postalCode, senderBoxes), ...(vertical ? senderDown(sender, options.kanjiNumbers) : senderAcross(sender))] : [],
  ]
  const sheets = recipients.map((recipient, i) => {
    const address = splitAddress(recipient)
    const mark = pieceMark(recipient.id, i + 1, recipients.length)
    return [
      ...common,
      ...boxDigits(recipient.postalCode, recipientBoxes),
      ...vertical ? cardDown(verticalAddress(address, options.kanjiNumbers), addresseeOf(recipient)) : cardAcross(address, addresseeOf(recipient)),
      line(mark, { x: 93, y: 142, size: 2, room: 40, look: 'gothic small end' }),
    ]
  })
  return paper(postcard, words.titles.postcards, sheets, recipients.map(({ id }) => id), options)
}

const nameSize = 9.6
const nameLeast = 5.2
/** From one column of the address to the next. */
const pitch = 6.6

/** Address at the right, name in the middle and largest. */
function cardDown({ street, building }: PaperAddress, { company, name, honorific }: Addressee): Html[] {
  const size = 4.7
  const room = 100
  const streets = wrapText(street, room / size, 2)
  const drawing = streets.map((text, i) => column(text, { x: 88.5 - i * pitch, y: 26 + i * 6, size, least: 3.9, room: room - i * 6 }))
  const buildings = building === '' ? [] : wrapText(building, 94 / size, 2)
  // A short building hangs lower; a long one begins higher.
  const from = Math.max(32, Math.min(50, 126 - Math.max(...buildings.map(emLength)) * size))
  buildings.forEach((text, i) => drawing.push(column(text, { x: 88.5 - (streets.length + i) * pitch, y: from + i * 5, size, least: 3.9, room: 126 - from - i * 5 })))
  const whole = honorific === '' ? name : `${name} ${honorific}`
  if (company === '') {
    const free = 86 - columnRuns(whole).em * nameSize
    return [...drawing, column(whole, { x: 50, y: 36 + Math.max(0, free) * 0.3, size: nameSize, least: nameLeast, room: 86 })]
  }
  return [
    ...drawing,
    column(company, { x: 60, y: 33, size: 5, least: 3.9, room: 88 }),
    column(whole, { x: 48.5, y: 42, size: nameSize, least: nameLeast, room: 80 }),
  ]
}

/** Address above, name in the middle and largest, all from left to right. */
function cardAcross({ street, building }: PaperAddress, { company, name, honorific }: Addressee): Html[] {
  const size = 4.5
  const left = 13
  const room = 78
  const streets = wrapText(street, room / size, 2)
  const lines = [...streets, ...building === '' ? [] : wrapText(building, room / size - 1, 2)]
  const drawing = lines.map((text, i) => {
    const indent = i < streets.length ? 0 : size
    return line(text, { x: left + indent, y: 38 + i * size * 1.4, size, least: 3.6, room: room - indent })
  })
  const whole = honorific === '' ? name : `${name}\u3000${honorific}`
  if (company !== '') drawing.push(line(company, { x: left + 4, y: 70, size: 4.8, least: 3.8, room: room - 4 }))
  drawing.push(line(whole, { x: 50, y: 83, size: 8.6, least: 5, room: room + 4, look: 'middle' }))
  return drawing
}
