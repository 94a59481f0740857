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

export const nothing: Html = { html: '' }
/** Several pieces one after the other. */
export const together = (...pieces: readonly Html[]): Html => ({ html: pieces.map(({ html }) => html).join('') })
export const plain = (text: string): Html => fill('{{text}}', { text })

/** A heading with what stands under it. */
export const block = (title: string, ...content: readonly Html[]): Html => fill(templates.block, { title, content })
export const smallBlock = (title: string, ...content: readonly Html[]): Html => fill(templates.small, { title, content })
export const sayLine = (text: string): Html => (text === '' ? nothing : fill(templates.say, { text }))
/** The room (mm) that a heading and a sentence over the whole width take. */
export function headRoom(sentence: string): number {
  const lines = Math.ceil((emLength(sentence) * 3.35 * 1.06) / 178)
  return 8.6 + (lines === 0 ? 0 : lines * 5.1 + 1.8)
}
export const note = (text: string): Html => (text === '' ? nothing : fill(templates.note, { text }))
export const sideBySide = (left: Html, right: Html): Html => fill(templates.two, { left, right })
