// own-kpis: the shop's own figures, with what they are made of and how they stand.
import { kpiBoard } from '../analysis/kpiBoard.ts'
import { shownValue } from '../analysis/rules.ts'
import { ownCode } from '../kpis/model.ts'
import { givenOf } from '../panels/given.ts'
import { asOfShop } from '../shop.ts'
import type { Command } from './command.ts'
import { table } from './output.ts'

/** `own-kpis F` → [{id, name, unit, numerator: {figure, count}, denominator: {figure, count}, target}]. */
export const ownKpis: Command = ({ shop, asOf, say }) => {
  const given = givenOf(shop)
  const rows = given.ownKpis.length === 0 ? [] : kpiBoard(asOfShop(shop, asOf), given)
  const json = given.ownKpis.map(({ id, name, unit, numerator, denominator }) => {
    const { now, target, unit: shown } = rows.find(({ kpi }) => kpi === ownCode(id))!
    return { id, name, unit, numerator: { figure: numerator, count: now.numerator }, denominator: { figure: denominator, count: now.denominator }, target, value: shownValue(shown, now) }
  })
  const words = (figure: string): string => say(`panels.kpiBoard.words.figure.${figure}`)
  const lines = json.map((own) => [own.name, own.value === null ? '—' : String(own.value), say(`panels.kpiBoard.words.unit.${own.unit}`), words(own.numerator.figure), words(own.denominator.figure), own.target === null ? '—' : String(own.target)])
  const head = ['kpi', 'value', 'unit', 'numerator', 'denominator', 'target'].map((column) => say(`panels.kpiBoard.words.own.${column}`))
  return { json: json.map(({ value: _, ...own }) => own), text: lines.length === 0 ? say('cli.nothing') : table([head, ...lines], [1, 5]) }
}
