// Puts sheets together to a paper of one size.
import * as templates from '../../resources/print/page.ts'
import { words } from '../../resources/print/words.ts'
import type { Html } from './fill.ts'
import { fill, fillText } from './fill.ts'
import type { OutputOptions, Paper } from './model.ts'

/** Width and height in mm. */
export interface PaperSize { widthMm: number; heightMm: number }
export const a4: PaperSize = { widthMm: 210, heightMm: 297 }
export const postcard: PaperSize = { widthMm: 100, heightMm: 148 }
export type Offsets = Pick<OutputOptions, 'offsetX' | 'offsetY'>

/** The shop as it stands on its mail. */
export interface Sender { name: string; postalCode: string; address: string; phone: string }

/**
 * A paper of these sheets, each a list of drawings, moved by the offsets (tenths of a mm, right and down).
 * @param title names the print job: a kind of paper, never a customer
 */
export function paper(size: PaperSize, title: string, sheets: readonly (readonly Html[])[], recipients: number[], { offsetX, offsetY }: Offsets = { offsetX: 0, offsetY: 0 }): Paper {
  const measures = { width: size.widthMm, height: size.heightMm }
  const filled = sheets.map((drawing, i) => fill(templates.sheet, { ...measures, number: i + 1, offsetX: offsetX / 10, offsetY: offsetY / 10, drawing }))
  return { html: fill(templates.page, { ...measures, title, sheets: filled }).html, pages: sheets.length, ...size, recipients }
}

/** The small print of a piece: お客様番号 and which of how many it is. */
export function pieceMark(id: number, number: number, total: number): string {
  return fillText(words.pieceMark, { id, number, total })
}
