// Reads for components: the latest answer wins, the old one stays while a new one is on its way.
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Answer, Input, Part, QuestionName } from '../db/contract.ts'
import type { AskError } from './shop.ts'
import { ask, askErrorOf, onChange, versionOf } from './shop.ts'

/** The figures do not change with what was said and written; these questions do. */
const everything: readonly Part[] = ['shop', 'orders', 'settings', 'segments']
const withCare: readonly Part[] = [...everything, 'care']

/** Parts a question reads, where it does not read all of them. */
const readsOf: Partial<Record<QuestionName, readonly Part[]>> = {
  'shell.state': ['shop'],
  // A saved segment may be in the filter, and what it looks at in people's care.
  'analysis.panel': withCare,
  'imports.list': ['shop', 'orders'],
  'imports.get': ['shop', 'orders'],
  'settings.get': ['shop', 'settings'],
  'customers.get': withCare,
  'customers.list': withCare,
  'segments.list': withCare,
  'segments.count': withCare,
  'segments.profile': withCare,
  'segments.reasons': withCare,
  'segments.ofCustomer': withCare,
  'segments.choices': withCare,
  'segments.guide': withCare,
  'tasks.board': withCare,
  'tasks.planList': withCare,
  'letters.check': withCare,
  'letters.history': ['shop', 'care'],
  'shell.previewPaper': withCare,
  'shell.previewReport': withCare,
  'report.list': ['shop', 'care'],
}

/** A number that changes whenever what the question reads has changed. */
export function useVersion(question: QuestionName): number {
  const parts = readsOf[question] ?? everything
  return useSyncExternalStore(onChange, () => versionOf(parts))
}

export interface Asked<A> {
  /** The newest answer; while another is on its way, the one before. */
  value: A | undefined
  error: AskError | null
  loading: boolean
  again: () => void
}

/** Asks a read and asks again when its input or the shop changes. `null` as input = do not ask yet. */
export function useAsk<Q extends QuestionName>(question: Q, input: Input<Q> | null): Asked<Answer<Q>> {
  const version = useVersion(question)
  const [attempt, setAttempt] = useState(0)
  const text = JSON.stringify(input)
  const wanted = `${question} ${text} ${version} ${attempt}`
  const [settled, setSettled] = useState<{ wanted: string; value: Answer<Q> | undefined; error: AskError | null }>({ wanted: '', value: undefined, error: null })

  useEffect(() => {
    if (text === 'null') return
    const stop = new AbortController()
    ask(question, JSON.parse(text) as Input<Q>, { signal: stop.signal }).then(
      (value) => { if (!stop.signal.aborted) setSettled({ wanted, value, error: null }) },
      (failure: unknown) => { if (!stop.signal.aborted) setSettled((before) => ({ wanted, value: before.value, error: askErrorOf(failure) })) },
    )
    return () => stop.abort()
  }, [question, text, wanted])

  const again = useCallback(() => setAttempt((n) => n + 1), [])
  return { value: settled.value, error: settled.wanted === wanted ? settled.error : null, loading: text !== 'null' && settled.wanted !== wanted, again }
}
