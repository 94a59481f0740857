// Records that an import joins into one person, with the reason in words, and how many pairs are left to decide.
import type { ImportDetails } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'
import { mostShown, useRows } from './useRows.ts'

export function Joined({ details, count, done = false }: { details: ImportDetails; count: number; done?: boolean }) {
  const { t, people, channel, sama } = useWords()
  const rows = useRows(details.joined)
  const title = t(done ? 'imports.same.done' : 'imports.same.title')
  return (
    <section className="card">
      <h2>{title}<small>{people(count)}</small></h2>
      {details.joined.length === 0 ? <p className="dim">{t('imports.same.none')}</p> : (
        <div className="scroll rejects" tabIndex={0} role="region" aria-label={title}>
          <table className="table">
            <thead><tr><th>{t('imports.same.person')}</th><th>{t('imports.same.records')}</th><th>{t('imports.reason')}</th></tr></thead>
            <tbody>
              {rows.map((person, index) => (
                <tr key={index}>
                  <td className="break joinedName">{sama(person)}</td>
                  <td className="break">{person.records.slice(0, 5).map((record) => t(record.isNew ? 'imports.same.newRecord' : 'imports.same.record', { channel: channel(record.channel), name: record.name || t('customers.noName') })).join(t('common.list'))}</td>
                  <td>{person.rules.map((rule) => t(`imports.same.rule.${rule}`)).join(t('common.list'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {details.joined.length > 0 && Math.min(mostShown, details.joined.length) < count && <p className="small dim">{t('imports.listedOnly', { shown: people(Math.min(mostShown, details.joined.length)), all: people(count) })}</p>}
      {details.candidates > 0 && <p className="dim belowTable">{t(done ? 'imports.same.candidatesDone' : 'imports.same.candidates', { count: details.candidates })}</p>}
    </section>
  )
}
