// Draws writing and lines at exact places of a sheet, in millimetres from its upper left corner.
import * as templates from '../../resources/print/page.ts'
import type { Html } from './fill.ts'
import { fill } from './fill.ts'
import { emLength, fitLine } from './textFit.ts'
import { columnRuns } from './vertical.ts'

export interface Writing {
  /** Left end, middle or right end of a line (see `look`); middle of a column. */
  x: number
  /** Base line of a line; top of a column. */
  y: number
  /** Font size, and the smallest one before letters are squeezed. */
  size: number
  least?: number
  /** No longer than this. */
  room: number
  /** Classes of the page: bold, gothic, small, mark; middle and end place a line. */
  look?: string
}

/** From the top of a line of CJK writing to its base line, and half the height of a digit, in em. */
export const ascent = 0.88
export const halfDigit = 0.365

/** A line of writing. Empty text draws nothing. */
export function line(text: string, { x, y, size, least, room, look = '' }: Writing): Html {
  if (text === '') return { html: '' }
  const fit = fitLine(emLength(text), room, size, least)
  if (fit.squeeze === 1) return fill(templates.line, { x, y, size: fit.size, look, text })
  return fill(templates.squeezedLine, { x, y, size: fit.size, look, length: room, text })
}

/** A column of vertical writing from its top, or with `bottom` ending at y + room. */
export function column(text: string, { x, y, size, least, room, look = '' }: Writing, bottom = false): Html {
  if (text === '') return { html: '' }
  const { runs, em } = columnRuns(text)
  const fit = fitLine(em, room, size, least)
  const drawn = runs.map(({ kind, text: letters, at, em: length }) => {
    const start = at * fit.size
    switch (kind) {
      case 'upright': return fill(templates.uprightRun, { y: start, look, text: letters })
      case 'centred': return fill(templates.centredRun, { y: start + length * fit.size / 2, look, text: letters })
      case 'lying': return fill(templates.lyingRun, { y: start, look, length: length * fit.size, text: letters })
      case 'pair': return fill(templates.pairRun, { y: start + (0.5 + halfDigit) * fit.size, look, length: 0.92 * fit.size, text: letters })
    }
  })
  const top = bottom ? y + room - em * fit.size * fit.squeeze : y
  return fill(templates.column, { x, y: top, squeeze: fit.squeeze, size: fit.size, runs: drawn })
}

/** A rectangle. */
export function rectangle(x: number, y: number, width: number, height: number, look: string): Html {
  return fill(templates.rectangle, { x, y, width, height, look })
}

/** A straight line. */
export function stroke(x1: number, y1: number, x2: number, y2: number, look: string): Html {
  return fill(templates.stroke, { x1, y1, x2, y2, look })
}
