// 商品別の売上: the best-selling products, with their buyers.
import { useWords } from '../../../useWords.ts'
import { useCells, useMoney } from '../../useCells.ts'
import { Bars } from '../Bars.tsx'
import type { PictureProps } from '../picture.ts'

interface Sold { product: string; productId: number; sales: number; customers: number; repeaters: number; due: number }
const FIRST = 10

export function ProductSales({ answer, message, open }: PictureProps<{ products: Sold[] }>) {
  const { write } = useCells(answer.panel)
  const { people, percent, t } = useWords()
  const { yen } = useMoney()
  const word = (key: string, params?: Record<string, string | number>) => write({ kind: 'word', key, ...(params && { params }) })
  const { products } = answer.result
  return <Bars message={message} more={products.length > FIRST ? word('more', { n: products.length - FIRST }) : undefined} bars={products.slice(0, FIRST).map(({ product, productId, sales, customers, repeaters, due }) => ({
    key: String(productId), label: product || word('nameless'), value: sales, shown: yen(sales),
    beside: word(due > 0 ? 'due' : 'beside', { people: people(customers), repeat: percent(repeaters, customers) ?? t('common.none'), ...(due > 0 && { due: people(due) }) }),
    pick: () => open({ product: productId, of: 'customers' }, product || word('nameless')),
  }))} />
}
