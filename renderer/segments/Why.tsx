// この方がここにいる理由: the conditions a person meets; and the segments they are in.
import { Popover } from '@mantine/core'
import type { PeopleRef } from '../../db/analysis/model.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useRuleWords } from './words.ts'

export type RuleRef = Extract<PeopleRef, { kind: 'segment' | 'rule' }>
export const isRuleRef = (ref: { kind: string } | null | undefined): ref is RuleRef => ref?.kind === 'segment' || ref?.kind === 'rule'

/** A small button in a row of the list; the reasons are asked for when it is pressed. */
export function WhyButton({ people, asOf, customer, name }: { people: RuleRef; asOf: string | undefined; customer: number; name: string }) {
  const { t } = useWords()
  return (
    <Popover width={320} position="bottom-start" trapFocus returnFocus>
      <Popover.Target><button type="button" className="whyButton" tabIndex={-1} aria-label={t('segments.why.button', { name })} title={t('segments.why.title')} onClick={(event) => event.stopPropagation()}>?</button></Popover.Target>
      <Popover.Dropdown aria-label={t('segments.why.title')} onClick={(event) => event.stopPropagation()}><Reasons people={people} asOf={asOf} customer={customer} /></Popover.Dropdown>
    </Popover>
  )
}

export function Reasons({ people, asOf, customer }: { people: RuleRef; asOf: string | undefined; customer: number }) {
  const { t } = useWords()
  const words = useRuleWords()
  const { value, loading } = useAsk('segments.reasons', { ...(people.kind === 'segment' ? { id: people.id } : { rule: people.rule }), customerId: customer, ...(asOf && { asOf }) })
  return (
    <div className="whyBox" tabIndex={-1} data-autofocus>
      <b>{t('segments.why.title')}</b>
      {loading ? <p className="dim">{t('common.loading')}</p> : value ? <ul className="whyList">{value.map((reason, i) => <li key={i} className="break">{words.reason(reason)}</li>)}</ul> : <p className="dim">{t('segments.why.gone')}</p>}
    </div>
  )
}

/** On the カルテ: the saved segments somebody is in, why, and what to say to them. */
export function SegmentsCard({ customer, asOf }: { customer: number; asOf: string | undefined }) {
  const { t } = useWords()
  const words = useRuleWords()
  const { value } = useAsk('segments.ofCustomer', { customerId: customer, ...(asOf && { asOf }) })
  if (!value || words.segments.length === 0) return null
  return (
    <section className="card">
      <h2>{t('segments.why.karte')}</h2>
      {value.length === 0 && <p className="small dim">{t('segments.why.none')}</p>}
      {value.map(({ id, name, content, reasons }) => (
        <details key={id} className="whySegment">
          <summary>{name}</summary>
          <ul className="whyList small">{reasons.map((reason, i) => <li key={i} className="break">{words.reason(reason)}</li>)}</ul>
          {content && <p className="small break">{t('segments.why.content', { content })}</p>}
        </details>
      ))}
    </section>
  )
}
