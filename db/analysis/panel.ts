// What a panel is made of, and the asking of one: its figures, its table, its sentence, the people behind a figure.
import { z } from 'zod'
import { formatDay } from '../facts/day.ts'
import type { Shop } from '../facts/facts.ts'
import { ShopError } from '../errors.ts'
import type { ContactRow, OwnKpi } from '../kpis/model.ts'
import type { CellKey, PanelAnswer, PanelChoice, PanelCode, PanelSay, PanelTable } from './panelModel.ts'

/** What panels know besides the facts; the caller reads it from the shop file. */
export interface PanelGiven {
  f2Days: number
  /** Advertising costs by month 'YYYY-MM' and medium ('' = all together). */
  adCosts: readonly { month: string; medium: string; yen: number }[]
  /** 粗利 that the owner wishes to keep of each new customer's first year, whole yen. */
  wishedProfit: number
  /** Targets there ever were, oldest first; value null = given up. `kpi` a code of the board or own:<id>. */
  targets: readonly { kpi: string; value: number | null; setOn: string; note?: string }[]
  /** The shop's own figures. */
  ownKpis: readonly OwnKpi[]
  /** What was said, written and heard, by day; read when first asked for. */
  interactions: () => readonly ContactRow[]
}
export const nothingGiven: PanelGiven = { f2Days: 90, adCosts: [], wishedProfit: 0, targets: [], ownKpis: [], interactions: () => [] }

/** One panel. R: the result as the command line prints it (stable, cli.md). */
export interface Panel<O extends z.ZodType = z.ZodType, R = unknown> {
  /** Its command (cli.md), and the options that come from the command line: name in `options` → --option (`product`: a product's key, name or code there, its number in the panel). Absent = no command of its own. */
  command?: { name: string; options?: Record<string, { option: string; number?: true; product?: true }> }
  /** Options that the screen offers, with their values. */
  choices?: readonly PanelChoice[]
  /** Every option has a default. */
  options: O
  /** The figures, pure: facts, settings, as-of day. No NaN, no Infinity: null where there is nothing to say. */
  compute: (shop: Shop, options: z.output<O>, given: PanelGiven) => R
  table: (result: R, shop: Shop, options: z.output<O>) => PanelTable
  say: (result: R, shop: Shop, options: z.output<O>) => PanelSay | null
  /** Customers the panel looks at. */
  base: (result: R, shop: Shop, options: z.output<O>) => number
  /** Customer indexes behind a cell of the table, ascending: exactly as many as the cell says. Throws badInput for a cell it does not have. */
  people: (shop: Shop, options: z.output<O>, cell: CellKey, given: PanelGiven) => Int32Array
}
/** Keeps the types of a panel's options and result together. */
export function panel<O extends z.ZodType, R>(one: Panel<O, R>): Panel<O, R> { return one }

/** Answers a panel. Throws badInput for options the panel does not have. */
export function answerPanel(code: PanelCode, one: Panel, shop: Shop, options: unknown, given: PanelGiven): PanelAnswer {
  const chosen = checked(one, options)
  const result = one.compute(shop, chosen, given)
  return {
    panel: code, asOf: formatDay(shop.asOf), result, options: chosen as Record<string, unknown>, choices: offered(one, chosen as Record<string, unknown>),
    table: one.table(result, shop, chosen), say: one.say(result, shop, chosen), base: one.base(result, shop, chosen),
  }
}

/** The choices that mean something beside the others that were made. */
function offered(one: Panel, chosen: Record<string, unknown>): readonly PanelChoice[] {
  return (one.choices ?? []).filter(({ when }) => Object.entries(when ?? {}).every(([option, value]) => chosen[option] === value))
}

/** The options with their defaults. Throws badInput. */
export function checked(one: Panel, options: unknown): unknown {
  const parsed = one.options.safeParse(options)
  if (!parsed.success) throw new ShopError('badInput', { field: String(parsed.error.issues[0]?.path[0] ?? 'options') })
  return parsed.data
}

/** For a cell key that the panel does not have. */
export function noSuchCell(cell: CellKey): never {
  throw new ShopError('badInput', { field: Object.keys(cell).join() || 'cell' })
}

/** No choice at all. */
export const noOptions = z.object({}).strict()
