// The making of a segment: the rule on the left, how many they are on the right, what to say to them, and where to go with them.
import { Button, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect } from 'react'
import type { SegmentList } from '../../db/segments/model.ts'
import { segmentRule } from '../../db/segments/model.ts'
import { openSegmentInAnalysis } from '../analysis/desk.ts'
import { openLetters } from '../letters/desk.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { focusTitle, isFocusLost } from '../ui/focus.ts'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import type { SegmentDraft } from './draft.ts'
import { asKept, draftOf, isChanged } from './draft.ts'
import { Profile } from './Profile.tsx'
import { RuleGroup } from './RuleGroup.tsx'
import { changedAt, partsOf } from './tree.ts'
import { useRuleWords } from './words.ts'

export function Builder({ draft, list, readOnly }: { draft: SegmentDraft; list: SegmentList | undefined; readOnly: boolean }) {
  const { t, people: peopleOf, percent, number } = useWords()
  const { asOf, editSegment, openPeople } = useView()
  const words = useRuleWords()
  const [settled] = useDebouncedValue(draft.rule, 150)
  const rule = segmentRule.safeParse(settled)
  const counted = useAsk('segments.count', rule.success ? { rule: rule.data, ...(asOf && { asOf }) } : null)
  const { saving, save } = useSaving()
  const changed = isChanged(draft)
  // Once it is kept, the button that did so cannot be pressed.
  useEffect(() => { if (!changed && isFocusLost()) focusTitle() }, [changed])
  const set = (patch: Partial<SegmentDraft>) => editSegment({ ...draft, ...patch })
  const name = draft.name.trim()
  const stored = list?.rows.find((row) => row.id === draft.id)
  const people = () => ({ ref: draft.id !== null && !changed ? { kind: 'segment' as const, id: draft.id } : { kind: 'rule' as const, rule: draft.rule }, name: name || words.rule(draft.rule).slice(0, 100), asOf })
  const valid = segmentRule.safeParse(draft.rule).success

  const keep = () => {
    const { id, rule: group, content } = draft
    // Taken back: as it was before, or not there at all.
    const undo = async () => {
      if (stored) { await ask('segments.save', { id: stored.id, name: stored.name, rule: stored.rule, content: stored.content }); editSegment(draftOf(stored, draft.comparing)) }
      else { const now = useView.getState().segmentDraft; if (now?.id != null) { await ask('segments.remove', { id: now.id }); editSegment({ ...now, id: null, kept: '' }) } }
    }
    save(async () => {
      const saved = await ask('segments.save', { ...(id !== null && { id }), name, rule: group, content: content.trim() })
      const now = useView.getState().segmentDraft
      if (now) editSegment({ ...now, ...asKept({ ...draft, name }, saved.id), comparing: now.comparing })
    }, undo)
  }
  const { value: count } = counted
  return (
    <Page title={name || t('segments.new')} beside={<>{rule.success && count && <span className="num">{peopleOf(count.count)}</span>}{changed && draft.kept !== '' && <span className="dim small" role="status">{t('segments.unsaved')}</span>}</>} actions={<>
      <Button variant="default" onClick={() => editSegment(null)}>{t('segments.back')}</Button>
      <Button disabled={readOnly || name === '' || !valid || !changed} onClick={keep}>{t(draft.id === null ? 'segments.saveNew' : 'segments.save')}</Button>
    </>}>
      <div className="stack">
        <Saved saving={saving} />
        <div className="segmentCols builder">
          <section className="card stack">
            <TextInput label={t('segments.name')} placeholder={t('segments.namePlaceholder')} value={draft.name} maxLength={100} onChange={(event) => set({ name: event.currentTarget.value })} />
            <RuleGroup group={draft.rule} negated={false} path={[]} words={words} own={draft.id ?? undefined} change={(group) => set({ rule: group })} put={(path, part) => set({ rule: changedAt(draft.rule, path, () => part) })} />
            <p className="small dim break">{words.rule(draft.rule)}</p>
          </section>
          <div className="stack">
            <section className="card liveCard" aria-busy={counted.loading}>
              <h2>{t('segments.live')}</h2>
              {rule.success && count ? <>
                <p className="num" role="status"><b className="liveCount">{number(count.count)}</b>{peopleOf(count.count).replace(number(count.count), '')}</p>
                <p className="small dim num">{t('segments.liveOf', { people: peopleOf(count.total), share: percent(count.count, count.total) ?? t('common.none') })}</p>
                {partsOf(draft.rule).length === 0 && <p className="small dim">{t('segments.everyone')}</p>}
                {count.warnings.map((code) => <Notice key={code} kind="warn">{t(`segments.warning.${code}`)}</Notice>)}
              </> : <p className="small dim">{rule.success ? t('common.loading') : t('segments.unfinished')}</p>}
              {counted.error && <Notice kind="bad">{t(`errors.${counted.error.code}`, counted.error.params)}</Notice>}
              <div className="liveDo">
                <Button size="compact-sm" disabled={!valid || count?.count === 0} onClick={() => openPeople(people())}>{t('segments.people')}</Button>
                <Button size="compact-sm" variant="default" disabled={!valid || count?.count === 0} onClick={() => openLetters(people())}>{t('segments.letters')}</Button>
                {draft.id !== null && <Button size="compact-sm" variant="default" disabled={changed} onClick={() => { if (draft.id !== null) openSegmentInAnalysis(draft.id) }}>{t('segments.analysis')}</Button>}
                <Button size="compact-sm" variant="default" disabled={!valid} aria-expanded={draft.comparing} onClick={() => set({ comparing: !draft.comparing })}>{t(draft.comparing ? 'segments.profile.close' : 'segments.profile.open')}</Button>
              </div>
            </section>
            <section className="card">
              <Textarea label={t('segments.content')} placeholder={t('segments.contentPlaceholder')} autosize minRows={3} maxRows={10} maxLength={4000} value={draft.content} onChange={(event) => set({ content: event.currentTarget.value })} />
            </section>
          </div>
        </div>
        {draft.comparing && rule.success && <Profile rule={rule.data} name={name || t('segments.new')} />}
      </div>
    </Page>
  )
}
