// The mapping wizard's questions, answered for the shop that is open.
import type { OpenShop } from '../shop.ts'
import { fractionDigits } from './formats/money.ts'
import { openZone } from './formats/moment.ts'
import { lookAt } from './inspect.ts'
import { absentHeadings } from './mappingFields.ts'
import { understand } from './mappingUnderstand.ts'
import type { Mapping, Understanding } from './model.ts'

/** The first rows of a file as the mapping reads them. Throws what inspect.ts throws. */
export async function understandFile(shop: OpenShop, path: string, mapping: Mapping): Promise<Understanding> {
  const { timeZone, currency, taxPercent } = shop.settings
  const looked = await lookAt(path, { sheet: mapping.sheet, headerLine: mapping.headerLine, taught: (headings) => holdsAll(mapping, headings) })
  return understand(looked, mapping, { zone: openZone(timeZone), digits: fractionDigits(currency), taxPercent })
}

/** Whether a row is the heading row that this mapping was made for. */
function holdsAll(mapping: Mapping, headings: readonly string[]): boolean {
  const picked = Object.values(mapping.columns).flat().filter((heading) => heading !== undefined)
  return picked.length > 0 && absentHeadings(mapping, headings).length === 0
}
