// The saved segments: name, what they say, how many they are, and what can be done with them.
import type { SegmentList, SegmentRow } from '../../db/segments/model.ts'
import { openLetters } from '../letters/desk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { draftOf, freeName, newDraft } from './draft.ts'
import { removeSegment } from './removed.ts'
import { useRuleWords } from './words.ts'

export function SegmentTable({ list, readOnly }: { list: SegmentList; readOnly: boolean }) {
  const { t, head, percent } = useWords()
  const { asOf, openPeople, editSegment } = useView()
  const words = useRuleWords()
  const people = (row: SegmentRow) => ({ ref: { kind: 'segment' as const, id: row.id }, name: row.name, asOf })
  const copy = (row: SegmentRow) => editSegment(newDraft({ name: freeName(t('segments.copyOf', { name: row.name }), list.rows.map(({ name }) => name)), rule: row.rule, content: row.content }))
  return (
    <section className="card">
      <table className="table segmentTable" aria-label={t('segments.table')}>
        <thead><tr><th>{t('segments.column.name')}</th><th>{t('segments.column.rule')}</th><th className="right">{t('segments.column.count')}</th><th className="right">{t('segments.column.share')}</th><td /></tr></thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><button type="button" className="link break" aria-label={t('segments.edit', { name: row.name })} onClick={() => editSegment(draftOf(row))}>{row.name}</button></th>
              <td className="small"><div className="break">{words.rule(row.rule)}</div><div className="dim break">{row.content ? t('segments.why.content', { content: row.content.split('\n')[0] }) : t('segments.noContent')}</div>
                {row.warnings.map((code) => <span key={code} className="tag oneYear" title={t(`segments.warning.${code}`)}>{t(`segments.warningShort.${code}`)}</span>)}</td>
              <td className="right"><button type="button" className="link num" aria-label={`${head(row.count)} ${t('segments.peopleOf', { name: row.name })}`} onClick={() => openPeople(people(row))}>{head(row.count)}</button></td>
              <td className="right num">{percent(row.count, list.total) ?? t('common.none')}</td>
              <td className="segmentDo">
                <button type="button" className="link small" aria-label={t('segments.lettersOf', { name: row.name })} disabled={row.count === 0} onClick={() => openLetters(people(row))}>{t('segments.letters')}</button>
                {!readOnly && <button type="button" className="link small" aria-label={t('common.named', { name: row.name, value: t('segments.copy') })} onClick={() => copy(row)}>{t('segments.copy')}</button>}
                {!readOnly && <button type="button" className="link small quiet" aria-label={t('segments.removeOf', { name: row.name })} onClick={() => removeSegment(row)}>{t('segments.remove')}</button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
