// 買い回り率: the most bought products against each other, as shades.
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import { HeatGrid } from '../HeatGrid.tsx'
import type { Field } from '../HeatGrid.tsx'
import type { PictureProps } from '../picture.ts'

interface Pair { from: string; to: string; fromId: number; toId: number; customers: number; base: number }
const MOST = 10

export function CrossSell({ answer, message, open }: PictureProps<Pair[]>) {
  const { write } = useCells(answer.panel)
  const { percent } = useWords()
  const word = (key: string, params?: Record<string, string | number>) => write({ kind: 'word', key, ...(params && { params }) })
  const said = (name: string) => name || word('nameless')
  // Down the products people begin with, across those they come to: the ones with most people first.
  const totals = (id: 'fromId' | 'toId', weight: (pair: Pair) => number) => {
    const found = new Map<number, { id: number; name: string; weight: number }>()
    for (const pair of answer.result) {
      const one = found.get(pair[id]) ?? { id: pair[id], name: said(id === 'fromId' ? pair.from : pair.to), weight: 0 }
      found.set(pair[id], { ...one, weight: id === 'fromId' ? weight(pair) : one.weight + weight(pair) })
    }
    return [...found.values()].sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, MOST)
  }
  const [down, across] = [totals('fromId', ({ base }) => base), totals('toId', ({ customers }) => customers)]
  const pairs = new Map(answer.result.map((pair) => [`${pair.fromId} ${pair.toId}`, pair]))
  const field = (from: number, to: number): Field | null => {
    const pair = pairs.get(`${from} ${to}`)
    if (!pair) return null
    const name = word('step', { from: said(pair.from), to: said(pair.to) })
    return { value: pair.customers / pair.base, shown: percent(pair.customers, pair.base) ?? '', name, pick: () => open({ from, to }, name) }
  }
  return <HeatGrid message={message} corner={word('corner')} side="minmax(110px, 20%)" none={word('few')} heads={across.map(({ name }) => name)}
    rows={down.map(({ id, name }) => ({ label: name, fields: across.map((to) => field(id, to.id)) }))} />
}
