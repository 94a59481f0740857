// How a report writes: the words and formats of the screen, in one language, and its paragraphs and tables of figures.
import * as templates from '../../resources/print/report.ts'
import type { Cell, PanelAnswer, PanelCode, PanelColumn } from '../analysis/panelModel.ts'
import { textsIn } from '../texts.ts'
import { formatsOf } from '../formats/rules.ts'
import type { Formats, Language, Say } from '../formats/rules.ts'
import type { Html } from '../letters/fill.ts'
import { fill } from '../letters/fill.ts'
import { emLength } from '../letters/textFit.ts'
import { cellInSentence, cellText, isReference } from '../panels/rules.ts'

export interface Writing extends Formats {
  language: Language
  say: Say
  cell: (cell: Cell, panel?: PanelCode) => string
  head: (panel: PanelCode, column: PanelColumn) => string
  /** The same with the mark of 参考値 (※) before it where it is one; `fewSay` explains the mark below. */
  marked: (cell: Cell, panel?: PanelCode) => string
  /** The panel's sentence, '' where it has nothing to say. */
  sentence: (answer: PanelAnswer) => string
}

/** Throws nothing; the texts are part of the program. */
export async function writingIn(language: Language): Promise<Writing> {
  const say = await textsIn(language)
  const formats = formatsOf(language)
  // Cells without words of their own (figures, days) need no panel.
  const cell = (one: Cell, panel: PanelCode = 'tiers'): string => cellText(one, panel, say, formats)
  return {
    ...formats, language, say, cell,
    marked: (one, panel) => (isReference(one) ? say('analysis.fewMark') : '') + cell(one, panel),
    head: (panel, { key, label }) => (label ? cell(label, panel) : say(`panels.${panel}.columns.${key}`)),
    sentence: ({ panel, say: said }) => (said === null ? '' : say(`panels.${panel}.say.${said.key}`, Object.fromEntries(Object.entries(said.values).map(([name, value]) => [name, cellInSentence(value, panel, say, formats)])))),
  }
}

/** Markup with the room (mm) it takes on a sheet, at most. */
export interface Piece extends Html { readonly tall: number }
export const sized = ({ html }: Html, tall: number): Piece => ({ html, tall })
const sum = (pieces: readonly Piece[]): number => pieces.reduce((all, { tall }) => all + tall, 0)

export const nothing: Piece = { html: '', tall: 0 }
/** Several pieces one after the other. */
export const together = (...pieces: readonly Piece[]): Piece => ({ html: pieces.map(({ html }) => html).join(''), tall: sum(pieces) })
export const plain = (text: string): Html => fill('{{text}}', { text })
export const gap = (): Piece => sized(fill(templates.gap, {}), 3)

const headTall = 9
/** Width of a sheet's content, mm. */
const sheetWidth = 178
/** A heading with what stands under it. */
export const block = (title: string, ...content: readonly Piece[]): Piece => sized(fill(templates.block, { title, content }), headTall + sum(content))
export const smallBlock = (title: string, ...content: readonly Piece[]): Piece => sized(fill(templates.small, { title, content }), 5.8 + sum(content))
export const sayLine = (text: string): Piece => (text === '' ? nothing : sized(fill(templates.say, { text }), linesOf(text, 3.35, sheetWidth) * 5.1 + 1.8))
/** The room (mm) that a heading and a sentence over the whole width take. */
export const headRoom = (sentence: string): number => headTall - 0.4 + sayLine(sentence).tall
/** `width`: of the column it stands in, mm. */
export const note = (text: string, width = sheetWidth): Piece => (text === '' ? nothing : sized(fill(templates.note, { text }), linesOf(text, 3, width) * 4.4 + 1.2))
export const sideBySide = (left: Piece, right: Piece): Piece => sized(fill(templates.two, { left, right }), Math.max(left.tall, right.tall))
/** Width of one of two columns, mm. */
export const halfWidth = 85.5
/** Lines that a text takes: letters so large, in a column so wide (mm). */
export const linesOf = (text: string, letter: number, width: number): number => Math.ceil((emLength(text) * letter * 1.06) / width)
