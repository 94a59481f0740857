// 価格帯: orders by what was spent on one.
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import { Bars } from '../Bars.tsx'
import type { PictureProps } from '../picture.ts'

interface Band { from: number; to: number | null; orders: number; sales: number; customers: number }

export function PriceBands({ answer, message, open }: PictureProps<Band[]>) {
  const { write, name } = useCells(answer.panel)
  const { people, percent, t } = useWords()
  const bands = answer.result
  const word = (key: string, params: Record<string, string | number>) => write({ kind: 'word', key, params })
  const [orders, sales] = [bands.reduce((sum, band) => sum + band.orders, 0), bands.reduce((sum, band) => sum + band.sales, 0)]
  return <Bars message={message} bars={bands.map((band) => {
    const label = write({ kind: 'yenRange', from: band.from, to: band.to })
    return {
      key: String(band.from), label, value: band.orders, shown: word('bar', { orders: t('units.orders', { count: band.orders }), share: percent(band.orders, orders) ?? '' }),
      beside: word('beside', { people: people(band.customers), sales: percent(band.sales, sales) ?? t('common.none') }),
      ...(band.customers > 0 && { pick: () => open({ from: band.from, to: band.to ?? -1 }, t('common.named', { name, value: label })) }),
    }
  })} />
}
