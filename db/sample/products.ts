// What the sample shop sells, and in which months people ask for it.
import data from '../../resources/sample/products.json' with { type: 'json' }

export type Product = (typeof data.products)[number]

export const products: readonly Product[] = data.products
const byCode = new Map(products.map((product) => [product.code, product]))

/** The product of a code. Throws on a code the shop does not sell: a slip in the sample's own data. */
export function productOf(code: string): Product {
  const product = byCode.get(code)
  if (!product) throw new Error(`sample product unknown: ${code}`)
  return product
}

/** What was chosen next after a product: [code, percent of those who came again]. */
export const followOn: ReadonlyMap<string, (readonly [code: string, percent: number])[]> = new Map(
  [...new Set(data.followOn.map(([from]) => String(from)))].map((from) => [
    from, data.followOn.filter((row) => row[0] === from).map((row) => [String(row[1]), Number(row[2])] as const),
  ]),
)

/** Percent of the year's average by month, January first; a product not named here sells all year alike. */
const months: Readonly<Record<string, readonly number[]>> = {
  'SE-090': [0, 0, 0, 450, 450, 250, 0, 0, 0, 0, 0, 0],
  'SE-140': [0, 0, 0, 0, 0, 0, 0, 0, 0, 600, 600, 0],
  'GM-400': [50, 50, 50, 50, 50, 50, 50, 50, 50, 60, 120, 500],
  'HJ-150': [170, 170, 90, 60, 50, 50, 50, 50, 70, 150, 160, 170],
  'BN-300': [50, 50, 50, 60, 100, 220, 230, 220, 90, 50, 50, 50],
  'WK-080': [150, 150, 140, 40, 40, 40, 40, 40, 140, 140, 140, 140],
  'GF-030': [10, 10, 10, 10, 40, 120, 480, 60, 10, 20, 90, 430],
  'GF-050': [10, 10, 10, 10, 40, 120, 480, 60, 10, 20, 90, 430],
}

/** Season of a product in a month (1–12): 100 = the year's average. */
export function seasonOf(code: string, month: number): number {
  return months[code]?.[month - 1] ?? 100
}
