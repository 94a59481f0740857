// Cells of panels as they are written on the screen, and money with or without tax as the user chose.
import { createContext, useContext } from 'react'
import type { Cell, PanelAnswer, PanelCode } from '../../db/analysis/panelModel.ts'
import type { Say } from '../../db/formats/rules.ts'
import { cellInSentence, cellText, withoutTax } from '../../db/panels/rules.ts'
import { useWords } from '../useWords.ts'

/** Percent that sales are divided by when they are shown; 0 = with tax. */
export const TaxShown = createContext(0)

/**
 * For the numbers of a picture: sales with tax as they are to be shown. `sales` gives yen to draw, `yen` writes sales,
 * `profit` writes yen that are without tax already.
 */
export function useMoney(): { sales: (yen: number) => number; yen: (yen: number) => string; profit: (yen: number) => string } {
  const { yen } = useWords()
  const taxPercent = useContext(TaxShown)
  const sales = (with_: number) => (taxPercent === 0 ? with_ : withoutTax(with_, taxPercent))
  return { sales, yen: (with_) => yen(Math.round(sales(with_))), profit: (without) => yen(Math.round(without)) }
}

export interface Cells {
  /** A cell of a table. */
  write: (cell: Cell) => string
  /** The same within a sentence: with its unit. */
  inSentence: (cell: Cell) => string
  /** Head of a column. */
  head: (column: PanelAnswer['table']['columns'][number]) => string
  name: string
  about: string
  /** The panel's sentence in pieces; every second one is a value. */
  saying: (answer: PanelAnswer) => string[]
  option: (option: string) => string
  value: (option: string, value: string | number) => string
}

/** Keys are put together while running; the panels' tests see to it that each has its words. */
export function useCells(panel: PanelCode): Cells {
  const words = useWords()
  const taxPercent = useContext(TaxShown)
  const say = words.t as unknown as Say
  const write = (cell: Cell): string => cellText(cell, panel, say, words, taxPercent)
  const inSentence = (cell: Cell): string => cellInSentence(cell, panel, say, words, taxPercent)
  return {
    write,
    inSentence,
    head: (column) => (column.label ? write(column.label) : say(`panels.${panel}.columns.${column.key}`)),
    name: say(`panels.${panel}.name`),
    about: say(`panels.${panel}.about`),
    saying: ({ say: said }) => (said ? say(`panels.${panel}.say.${said.key}`, Object.fromEntries(Object.entries(said.values).map(([key, cell]) => [key, `\u0001${inSentence(cell)}\u0001`]))).split('\u0001') : []),
    option: (option) => say(`panels.${panel}.options.${option}.name`),
    value: (option, value) => say(`panels.${panel}.options.${option}.values.${value}`, { defaultValue: String(value) }),
  }
}
