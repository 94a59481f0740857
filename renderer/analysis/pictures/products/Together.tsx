// 一緒に買われた商品: the most frequent pairs.
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import { Bars } from '../Bars.tsx'
import type { PictureProps } from '../picture.ts'
import { moreOf } from './EntryProducts.tsx'

interface Pair { from: string; to: string; fromId: number; toId: number; occasions: number; base: number; lift: number }
const FIRST = 10

export function Together({ answer, message, open }: PictureProps<Pair[]>) {
  const { write, inSentence } = useCells(answer.panel)
  const { percent } = useWords()
  const word = (key: string, params?: Record<string, string | number>) => write({ kind: 'word', key, ...(params && { params }) })
  const said = (name: string) => name || word('nameless')
  const pairs = answer.result.slice(0, FIRST)
  return <Bars message={message} more={moreOf(answer, pairs.length, word)} bars={pairs.map(({ from, to, fromId, toId, occasions, base, lift }) => {
    const pair = word('pair', { from: said(from), to: said(to) })
    return {
      key: `${fromId} ${toId}`, label: pair, value: occasions, shown: inSentence({ kind: 'count', count: occasions, unit: 'times' }),
      beside: word('beside', { from: said(from), share: percent(occasions, base) ?? '', lift: lift.toFixed(2) }), pick: () => open({ from: fromId, to: toId }, pair),
    }
  })} />
}
