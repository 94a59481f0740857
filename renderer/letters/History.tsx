// What was printed and saved before: when, what, for whom, how many.
import { peopleRef } from '../../db/analysis/model.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'

export function History() {
  const { t, dateShort, head } = useWords()
  const { value: rows, error, again } = useAsk('letters.history', {})
  const peopleWords = usePeopleWords()
  return (
    <section className="card">
      <h2>{t('letters.history')}</h2>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p className="dim small">{t('letters.historyEmpty')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <ul className="outputHistory small" tabIndex={0} aria-label={t('letters.history')}>
          {rows.map((row) => (
            <li key={row.id}>
              <span className="num dim">{dateShort(row.day)}</span>
              <span className="grow break">{t(`letters.kind.${row.kind}`)}<span className="dim">{'\u3000'}{peopleWords(row.people)}</span></span>
              <span className="num">{head(row.count)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The people of a run as it was kept (a reference as JSON) in words. */
function usePeopleWords(): (kept: string) => string {
  const { t } = useWords()
  const segments = useAsk('segments.list', {}).value?.rows
  return (kept) => {
    let ref: unknown
    try { ref = JSON.parse(kept) } catch { return kept }
    if ((ref as { kind?: unknown } | null)?.kind === 'ids') return t('letters.source.picked')
    const parsed = peopleRef.safeParse(ref)
    if (!parsed.success) return ''
    const people = parsed.data
    switch (people.kind) {
      case 'tier': return t(`tiers.${people.tier}`)
      case 'tasks': return t('letters.source.tasks')
      case 'panel': return t(`panels.${people.panel as 'decile'}.name`)
      case 'find': return t('letters.findOf', { find: people.find })
      case 'move': return t('today.move', { from: t(`tiers.${people.from}`), to: t(`tiers.${people.to}`) })
      case 'kpi': return t(`kpis.${people.kpi}.name`)
      case 'ids': return t('letters.source.picked')
      case 'segment': {
        const found = segments?.find(({ id }) => id === people.id)
        return found ? t('segments.text.segment', { name: found.name }) : t('segments.text.segmentGone')
      }
      case 'rule': return t('letters.source.rule')
      case 'import': return t(`letters.source.import.${people.part}`)
    }
  }
}
