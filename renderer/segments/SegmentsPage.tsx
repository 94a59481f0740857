// セグメント: choices of people that are kept, with their counts of now; the making of one; the five steps.
import { Button, Skeleton } from '@mantine/core'
import { Sections } from '../customers/Sections.tsx'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { Builder } from './Builder.tsx'
import { GuideCard } from './GuideCard.tsx'
import { Proposals } from './Proposals.tsx'
import { Removed } from './Removed.tsx'
import { SegmentTable } from './SegmentTable.tsx'
import { newDraft } from './draft.ts'
import { removeSegment } from './removed.ts'
import './segments.css'

export function SegmentsPage({ readOnly }: { readOnly: boolean }) {
  const { t } = useWords()
  const { asOf, segmentDraft, editSegment } = useView()
  const { value: list, error, again } = useAsk('segments.list', asOf ? { asOf } : {})
  const name = (id: number) => list?.rows.find((row) => row.id === id)?.name ?? ''
  if (segmentDraft) return <Builder draft={segmentDraft} list={list} readOnly={readOnly} />
  return (
    <Page title={t('identity.sections.segments')} beside={<span className="dim small">{t('segments.say')}</span>} actions={<Button onClick={() => editSegment(newDraft())}>{t('segments.new')}</Button>}>
      <div className="stack">
        <Sections />
        <Trouble error={error} again={again} />
        {!list && !error && <Skeleton height={300} animate={false} />}
        {list && (
          <div className="segmentCols">
            <div className="stack">
              <Removed />
              {list.tooMany && <Notice kind="warn">{t('segments.tooMany', { count: list.rows.length })}</Notice>}
              {list.overlaps.map(({ a, b, shared, of }) => <Notice key={`${a} ${b}`}>{t('segments.overlap', { a: name(a), b: name(b), shared: t('units.people', { count: shared }), of: t('units.people', { count: of }) })}</Notice>)}
              {list.unreadable.map((one) => <Notice key={one.id} kind="warn" action={!readOnly && <button type="button" className="link" aria-label={t('segments.removeOf', { name: one.name })} onClick={() => removeSegment(one)}>{t('segments.remove')}</button>}>{t('segments.unreadable', { names: one.name })}</Notice>)}
              {list.rows.length > 0 ? <SegmentTable list={list} readOnly={readOnly} /> : list.unreadable.length === 0 && <Proposals list={list} />}
            </div>
            <GuideCard list={list} />
          </div>
        )}
      </div>
    </Page>
  )
}
