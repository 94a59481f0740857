// A sheet to measure by how much a printer shifts what it prints, and whether it prints at 100 %.
import { words } from '../../resources/print/words.ts'
import { line, rectangle, stroke } from './drawing.ts'
import type { Html } from './fill.ts'
import { fillText } from './fill.ts'
import type { Paper } from './model.ts'
import { boxFrames, recipientBoxes, senderBoxes } from './postalBoxes.ts'
import type { Offsets } from './sheet.ts'
import { a4, paper, postcard } from './sheet.ts'

const text = words.calibration

/** The sheet for a kind of paper, printed with the offsets (tenths of a mm) that are to be checked. */
export function renderCalibration(kind: 'a4' | 'postcard', offsets: Offsets): Paper {
  const drawing = kind === 'a4' ? largeSheet(offsets) : card(offsets)
  return paper(kind === 'a4' ? a4 : postcard, words.titles.calibration, [drawing], [], offsets)
}

function now({ offsetX, offsetY }: Offsets): string {
  const signed = (tenths: number) => `${tenths < 0 ? '−' : '＋'}${(Math.abs(tenths) / 10).toFixed(1)}`
  return fillText(text.now, { right: signed(offsetX), down: signed(offsetY) })
}

/** A cross with its distance from the edges of the paper. */
function cross(x: number, y: number): Html[] {
  return [
    stroke(x - 5, y, x + 5, y, 'hair'), stroke(x, y - 5, x, y + 5, 'hair'),
    line(fillText(text.fromEdge, { left: x, top: y }), { x: x > 105 ? x - 1.5 : x + 1.5, y: y + 7.5, size: 2.6, room: 50, look: x > 105 ? 'gothic end' : 'gothic' }),
  ]
}

/** A ruler with a tick each mm, longer at 5 and 10. */
function ruler(x: number, y: number, length: number, down: boolean): Html[] {
  const ticks = Array.from({ length: length + 1 }, (_, i) => {
    const tick = i % 10 === 0 ? 5 : i % 5 === 0 ? 3.5 : 2
    return down ? stroke(x, y + i, x + tick, y + i, 'hair') : stroke(x + i, y, x + i, y + tick, 'hair')
  })
  const numbers = Array.from({ length: length / 10 + 1 }, (_, i) => down
    ? line(String(i * 10), { x: x + 6, y: y + i * 10 + 0.9, size: 2.4, room: 8, look: 'gothic' })
    : line(String(i * 10), { x: x + i * 10, y: y + 8, size: 2.4, room: 8, look: 'gothic middle' }))
  return [down ? stroke(x, y, x, y + length, 'hair') : stroke(x, y, x + length, y, 'hair'), ...ticks, ...numbers]
}

function paragraph(lines: readonly string[], x: number, y: number, size: number, room: number): Html[] {
  return lines.map((one, i) => line(one, { x, y: y + i * size * 1.6, size, room, look: 'gothic' }))
}

function largeSheet(offsets: Offsets): Html[] {
  return [
    ...cross(20, 20), ...cross(190, 20), ...cross(105, 148.5), ...cross(20, 277), ...cross(190, 277),
    line(fillText(text.title, { name: text.a4 }), { x: 30, y: 45, size: 5.5, room: 150, look: 'gothic bold' }),
    ...paragraph([...text.how, now(offsets)], 30, 54, 3.3, 150),
    ...ruler(30, 80, 150, false), ...paragraph([fillText(text.ruler, { length: 150 })], 30, 93, 2.8, 150),
    ...ruler(30, 110, 150, true), ...paragraph([fillText(text.ruler, { length: 150 })], 44, 112, 2.8, 130),
  ]
}

function card(offsets: Offsets): Html[] {
  return [
    ...boxFrames(recipientBoxes), ...boxFrames(senderBoxes),
    ...cross(10, 30), ...cross(10, 110), stroke(85, 110, 95, 110, 'hair'), stroke(90, 105, 90, 115, 'hair'),
    rectangle(5, 5, 90, 138, 'rule'),
    line(fillText(text.title, { name: text.postcard }), { x: 12, y: 50, size: 4, room: 76, look: 'gothic bold' }),
    ...paragraph([...text.howPostcard, now(offsets)], 12, 57, 2.9, 76),
    ...ruler(20, 82, 60, false),
  ]
}
