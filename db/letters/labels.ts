// Sheets of address labels, filled row by row from the first free label on.
import { words } from '../../resources/print/words.ts'
import { postalText, splitAddress } from './address.ts'
import { addresseeOf } from './addressee.ts'
import { ascent, line } from './drawing.ts'
import type { Html } from './fill.ts'
import type { LabelPreset } from './labelPresets.ts'
import type { OutputOptions, Paper, Recipient } from './model.ts'
import type { Sender } from './sheet.ts'
import { a4, paper, pieceMark } from './sheet.ts'
import { emLength, wrapText } from './textFit.ts'

export { labelPresets } from './labelPresets.ts'
export type { LabelPreset } from './labelPresets.ts'

/** Sizes in mm at scale 1, which suits a label of 42 mm height. */
const sizes = { address: 3.7, name: 5.8, mark: 2.1, sender: 2.2 }
/** Height of a line of writing, in em. */
const leading = 1.25
/** Above the organisation, in lines. */
const companyGap = 0.15
/** Where labels begin at the edge of the paper, printers need this much (mm). */
const edge = { x: 6, y: 5 }

interface Place { x: number; y: number; width: number; height: number }

/**
 * The sheets for these recipients, in their order.
 * @param options startAt: labels before it on the first sheet are used up; offsets; sender: with the shop's line, if given
 */
export function renderLabels(recipients: readonly Recipient[], preset: LabelPreset, options: OutputOptions, sender?: Sender): Paper {
  const perSheet = preset.columns * preset.rows
  const used = Math.min(options.startAt, perSheet) - 1
  const sheets: Html[][] = []
  recipients.forEach((recipient, i) => {
    const at = used + i
    const place = inside(preset, at % perSheet)
    const mark = pieceMark(recipient.id, i + 1, recipients.length);
    (sheets[Math.floor(at / perSheet)] ??= []).push(...label(recipient, place, mark, options.sender ? sender : undefined))
  })
  return paper(a4, words.titles.labels, sheets, recipients.map(({ id }) => id), options)
}

/** How many sheets that many labels need. */
export function labelSheets(count: number, preset: LabelPreset, startAt: number): number {
  const perSheet = preset.columns * preset.rows
  return count === 0 ? 0 : Math.ceil((Math.min(startAt, perSheet) - 1 + count) / perSheet)
}

/** The part of a label that is written on; `at` counts from 0, row by row. */
function inside(preset: LabelPreset, at: number): Place {
  const { widthMm, heightMm } = preset
  const x = preset.leftMm < 4 ? edge.x : widthMm < 50 ? 2.5 : 4.5
  const y = preset.topMm < 4 ? edge.y : heightMm < 30 ? 1.8 : 3.5
  return {
    x: preset.leftMm + (at % preset.columns) * preset.pitchXMm + x,
    y: preset.topMm + Math.floor(at / preset.columns) * preset.pitchYMm + y,
    width: widthMm - 2 * x,
    height: heightMm - 2 * y,
  }
}

function label(recipient: Recipient, place: Place, mark: string, sender: Sender | undefined): Html[] {
  const { x, y, width } = place
  const bottom = sender ? sizes.sender * leading : 0
  const height = place.height - bottom
  const { street, building } = splitAddress(recipient)
  const { company, name, honorific } = addresseeOf(recipient)
  const most = width < 50 ? 5 : 3
  /** The lines at a scale; smaller letters need fewer lines, so the largest scale that fits is looked for. */
  const lay = (scale: number) => {
    const em = width / (sizes.address * scale)
    const address = [...wrapText(street, em, most), ...building === '' ? [] : wrapText(building, em, most - 1)]
    const small = sizes.address * scale * leading
    const companies = company === '' ? [] : emLength(company) > em * 1.6 ? wrapText(company, em, 2) : [company]
    const above = small * (1 + address.length + companies.length + (companies.length > 0 ? companyGap : 0))
    return { scale, address, companies, small, free: height - above - Math.min(sizes.name * scale, width / 6) * leading }
  }
  let laid = lay(Math.min(1.15, Math.max(0.62, Math.min(height / 32, Math.max(0.8, width / 50)))))
  while (laid.free < 0 && laid.scale > 0.45) laid = lay(laid.scale * 0.95)
  const { scale, address, companies, small, free } = laid

  const size = sizes.address * scale
  const base = (from: number, of: number) => y + from + ascent * of
  const drawing = [
    line(words.postalMark + postalText(recipient.postalCode), { x, y: base(0, size), size, room: width * 0.6 }),
    line(mark, { x: x + width, y: base(0, size), size: Math.max(1.6, sizes.mark * Math.min(1, scale)), room: width * 0.4 - 1, look: 'gothic small end' }),
    ...address.map((text, i) => line(text, { x, y: base(small * (i + 1), size), size, room: width })),
  ]
  let below = small * (1 + address.length) + Math.min(small * 2.5, Math.max(0, free) * 0.4)
  if (companies.length > 0) below += small * companyGap
  for (const text of companies) {
    drawing.push(line(text, { x, y: base(below, size), size, least: size * 0.8, room: width }))
    below += small
  }
  const nameSize = Math.min(sizes.name * scale, width / 6)
  const whole = honorific === '' ? name : `${name}\u3000${honorific}`
  drawing.push(line(whole, { x, y: base(below + nameSize * 0.12, nameSize), size: nameSize, least: nameSize * 0.65, room: width }))
  if (sender) {
    const own = [words.from, words.postalMark + postalText(sender.postalCode), sender.address, sender.name].join(' ')
    drawing.push(line(own, { x, y: base(height + bottom - sizes.sender * 1.1, sizes.sender), size: sizes.sender, least: sizes.sender * 0.85, room: width, look: 'gothic' }))
  }
  return drawing
}
