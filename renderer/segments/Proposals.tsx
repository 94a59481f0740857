// Examples to begin with, counted in this shop.
import { Button } from '@mantine/core'
import type { SegmentList } from '../../db/segments/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { newDraft } from './draft.ts'
import { useRuleWords } from './words.ts'

export function Proposals({ list }: { list: SegmentList }) {
  const { t, people } = useWords()
  const editSegment = useView((view) => view.editSegment)
  const words = useRuleWords()
  return (
    <section className="card">
      <h2>{t('segments.proposals')}</h2>
      <p className="dim small">{t('segments.proposalsSay')}</p>
      <ul className="proposalList">
        {list.proposals.map(({ code, rule, count }) => {
          const name = t(`segments.proposal.${code as 'second'}.name`)
          return (
            <li key={code} className="row">
              <div className="grow"><b>{name}</b> <span className="num dim">{people(count)}</span><div className="small dim break">{words.rule(rule)}</div></div>
              <Button size="compact-sm" variant="default" aria-label={t('segments.useOf', { name })} onClick={() => editSegment(newDraft({ name, rule, content: t(`segments.proposal.${code as 'second'}.content`) }))}>{t('segments.use')}</Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
