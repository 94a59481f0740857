// Earlier imports: a table, and one of them in full, with the way to take it back.
import { Button } from '@mantine/core'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { FilesCard } from './FilesCard.tsx'
import { Five } from './Five.tsx'
import { Rejects } from './Rejects.tsx'
import { UndoCard } from './UndoCard.tsx'

export function History({ open }: { open: (id: number) => void }) {
  const { t, number, instant } = useWords()
  const { value: rows, error, again } = useAsk('imports.list', {})
  return (
    <section className="card">
      <h2>{t('imports.history')}</h2>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p className="dim">{t('imports.historyEmpty')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div className="scroll history" tabIndex={0} role="region" aria-label={t('imports.history')}>
          <table className="table">
            <thead><tr><th>{t('imports.at')}</th><th>{t('imports.files')}</th><th className="right">{t('imports.five.new')}</th><th className="right">{t('imports.five.customers')}</th><th className="right">{t('imports.rejected')}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="num nowrap"><button type="button" className="link" aria-label={t('imports.openDetail', { at: instant(row.startedAt) })} onClick={() => open(row.id)}>{instant(row.startedAt)}</button></td>
                  <td className="break">{row.files[0]?.file}{row.files.length > 1 && <span className="dim"> {t('imports.moreFiles', { files: t('units.files', { count: row.files.length - 1 }) })}</span>}{row.undoneAt && <> <span className="tag">{t('imports.undo.undone')}</span></>}</td>
                  <td className="right">{number(row.orders.new)}</td>
                  <td className="right">{number(row.customers.new)}</td>
                  <td className="right">{number(row.files.reduce((sum, file) => sum + file.rejectedRows, 0))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

export function PastImport({ id, back, readOnly }: { id: number; back: () => void; readOnly: boolean }) {
  const { t, instant, people } = useWords()
  const { value, error, again } = useAsk('imports.get', { id })
  const rejected = value?.details.reduce((sum, file) => sum + file.rejectedRows, 0) ?? 0
  return (
    <Page title={value ? t('imports.detail', { at: instant(value.startedAt) }) : t('common.loading')} beside={value?.undoneAt && <span className="tag">{t('imports.undo.undoneAt', { at: instant(value.undoneAt) })}</span>} actions={<Button variant="default" onClick={back}>{t('imports.backToList')}</Button>}>
      <Trouble error={error} again={again} />
      {value && (
        <div className="stack">
          <Five orders={value.orders} customers={value.customers} rejected={rejected} />
          {value.customers.joined > 0 && <p className="dim">{t('imports.joined', { people: people(value.customers.joined) })}</p>}
          <FilesCard files={value.details} />
          <Rejects files={value.details} kept={false} say={t('imports.rejectedSay')} />
          <Rejects files={value.details} kept say={t('imports.droppedSay')} />
          {/* Stays where it is when the import becomes undone: it says what came of it. */}
          <UndoCard key={id} id={id} disabled={readOnly || value.undoneAt !== null} />
        </div>
      )}
    </Page>
  )
}
