// 同じ方の確認: pairs that may be one person, one at a time, decided by a person.
import { Button, Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Candidates } from '../../db/customers/model.ts'
import { ask } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { Compare } from './Compare.tsx'
import type { Said } from './decided.ts'
import { decide, forgetDecided } from './decided.ts'
import { DecidedLine } from './DecidedLine.tsx'
import { Decisions } from './Decisions.tsx'
import { PairList } from './PairList.tsx'
import type { Choice } from './pairs.ts'
import { afterChoices, inOrder, keyOf } from './pairs.ts'
import { Sections } from './Sections.tsx'

const limit = 200
const choices = [
  { question: 'customers.merge', said: 'merged', word: 'same' }, { question: 'customers.different', said: 'parted', word: 'different' }, { question: 'customers.later', said: 'putOff', word: 'decideLater' },
] as const satisfies { question: string; said: Said; word: string }[]

export function SamePage({ covered, readOnly }: { covered: boolean; readOnly: boolean }) {
  const { t } = useWords()
  const asked = useAsk('customers.candidates', { limit })
  /** Choices the list on the screen does not know of yet; in a large shop a new list takes seconds. */
  const [chosen, setChosen] = useState<{ list: Candidates | undefined; choices: Choice[] }>({ list: undefined, choices: [] })
  const [at, setAt] = useState<{ key: string; index: number }>({ key: '', index: 0 })
  const list = asked.value
  const pairs = list && inOrder(afterChoices(list.pairs, chosen.list === list ? chosen.choices : []))
  const found = pairs?.findIndex((pair) => keyOf(pair) === at.key) ?? -1
  const index = found >= 0 ? found : Math.min(at.index, Math.max(0, (pairs?.length ?? 0) - 1))
  const pair = pairs?.[index]
  useEffect(() => forgetDecided, [])

  const go = (to: number) => {
    const index = Math.max(0, Math.min((pairs?.length ?? 1) - 1, to))
    if (pairs?.[index]) setAt({ key: keyOf(pairs[index]), index })
  }
  const choose = async (choice: (typeof choices)[number] | undefined) => {
    if (!pairs || !pair || !choice || readOnly) return
    await decide<{ decision: number }>(choice.said, async () => {
      const answer = await ask(choice.question, { a: pair.a.id, b: pair.b.id })
      const made = [...(chosen.list === list ? chosen.choices : []), { pair, said: choice.said }]
      const left = new Set(afterChoices(pairs, made).map(keyOf))
      // The next pair that is left, by its key: it stays in view when the new list comes.
      const next = pairs.slice(index + 1).find((other) => left.has(keyOf(other)))
      setChosen({ list, choices: made })
      setAt({ key: next ? keyOf(next) : '', index })
      return answer
    })
  }

  useEffect(() => {
    if (covered) return
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || (event.target as HTMLElement).closest('input, textarea, select, .decisions, .rail')) return
      const digit = ['1', '2', '3'].indexOf(event.key)
      if (digit >= 0) { event.preventDefault(); void choose(choices[digit]) }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); go(index + (event.key === 'ArrowDown' ? 1 : -1)) }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const total = asked.value?.total ?? 0
  return (
    <Page title={t('identity.sections.same')} beside={asked.value && <span className="dim num" role="status">{t('identity.pairs', { count: total })}{asked.value.later > 0 && `\u3000${t('identity.laterOf', { count: asked.value.later })}`}</span>}>
      <div className="stack">
        <Sections />
        <Trouble error={asked.error} again={asked.again} />
        <DecidedLine />
        {!pairs && !asked.error && <Skeleton height={300} animate={false} />}
        {pairs?.length === 0 && <section className="card nobody"><h2>{t('identity.empty')}</h2><p className="dim">{t('identity.emptySay')}</p></section>}
        {pairs && pair && (
          <div className="sameCols">
            <PairList pairs={pairs} index={index} choose={go} more={total > pairs.length} />
            <section className="card comparePane" aria-live="polite">
              <Compare pair={pair} />
              <div className="row compareChoices">
                {choices.map((choice, n) => <Button key={choice.word} variant={n === 0 ? 'filled' : 'default'} disabled={readOnly} aria-keyshortcuts={String(n + 1)} leftSection={<kbd aria-hidden="true">{n + 1}</kbd>} onClick={() => void choose(choice)}>{t(`identity.${choice.word}`)}</Button>)}
                <span className="small dim">{t('identity.keys')}</span>
              </div>
              <p className="small dim">{t('identity.say')}</p>
            </section>
          </div>
        )}
        <Decisions readOnly={readOnly} />
      </div>
    </Page>
  )
}
