// 入口商品: with what customers begin, and what became of them.
import type { PanelAnswer } from '../../../../db/analysis/panelModel.ts'
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import { Bars } from '../Bars.tsx'
import type { PictureProps } from '../picture.ts'

const FIRST = 8

export function EntryProducts({ answer, message, open }: PictureProps<{ customers: number }[]>) {
  const { t } = useWords()
  const { write, inSentence, name } = useCells(answer.panel)
  const rows = answer.table.rows.slice(0, FIRST)
  const word = (key: string, params: Record<string, string | number>) => write({ kind: 'word', key, params })
  return <Bars message={message} more={moreOf(answer, rows.length, word)} bars={rows.map(([label, customers, f2, , , , ltv], i) => ({
    key: String(i), label: write(label), value: answer.result[i].customers, shown: inSentence(customers), beside: word('beside', { f2: write(f2), ltv: write(ltv) }),
    pick: () => { if (customers.kind === 'people' && customers.people) open(customers.people, t('common.named', { name, value: write(label) })) },
  }))} />
}

/** How many rows only the table shows. */
export function moreOf(answer: PanelAnswer, drawn: number, word: (key: string, params: Record<string, string | number>) => string): string | undefined {
  const rest = answer.table.rows.length - (answer.table.totals?.length ?? 0) - drawn
  return rest > 0 ? word('more', { n: rest }) : undefined
}
