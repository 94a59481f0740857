// 次に選ばれた商品: after one product, chosen from a list, the next ones.
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../useWords.ts'
import { useCells } from '../../useCells.ts'
import { Bars } from '../Bars.tsx'
import type { PictureProps } from '../picture.ts'

interface Step { from: string; to: string; fromId: number; toId: number; customers: number; base: number; lift: number; medianDays: number }
const [STARTS, FIRST] = [30, 10]

export function NextProduct({ answer, message, open }: PictureProps<Step[]>) {
  const { write } = useCells(answer.panel)
  const { people, percent, number } = useWords()
  const [chosen, setChosen] = useState<number | null>(null)
  const word = (key: string, params?: Record<string, string | number>) => write({ kind: 'word', key, ...(params && { params }) })
  const said = (name: string) => name || word('nameless')
  const starts = [...new Map(answer.result.map((step) => [step.fromId, step])).values()].sort((a, b) => b.base - a.base).slice(0, STARTS)
  const start = starts.find(({ fromId }) => fromId === chosen) ?? starts[0]
  if (!start) return null
  const steps = answer.result.filter(({ fromId }) => fromId === start.fromId)
  return (
    <>
      <NativeSelect size="xs" className="noPicture" w={320} maw="100%" mb={6} aria-label={word('choose')} value={String(start.fromId)} onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={starts.map(({ fromId, from, base }) => ({ value: String(fromId), label: word('of', { from: said(from), people: people(base) }) }))} />
      <p className="pictureOnly">{word('of', { from: said(start.from), people: people(start.base) })}</p>
      <Bars message={message} more={steps.length > FIRST ? word('more', { n: steps.length - FIRST }) : undefined} bars={steps.slice(0, FIRST).map((step) => ({
        key: String(step.toId), label: said(step.to), value: step.customers, shown: word('bar', { people: people(step.customers), share: percent(step.customers, step.base) ?? '' }),
        beside: word('beside', { lift: step.lift.toFixed(2), days: number(Math.round(step.medianDays)) }),
        pick: () => open({ from: step.fromId, to: step.toId }, word('step', { from: said(step.from), to: said(step.to) })),
      }))} />
    </>
  )
}
