// What an import did: five figures, the files, and every row or value that was left out, with its reason.
import type { ReactNode } from 'react'
import type { ImportedFile, ImportHistoryRow, RejectedLine } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'

interface Props extends Pick<ImportHistoryRow, 'orders' | 'customers'> { files: ImportedFile[] }

export function Report({ orders, customers, files }: Props) {
  const { t, people } = useWords()
  const rejectedRows = files.reduce((sum, file) => sum + file.rejectedRows, 0)
  const droppedValues = files.reduce((sum, file) => sum + file.droppedValues, 0)
  return (
    <div className="stack">
      <ul className="five">
        <Five label={t('imports.five.new')} value={orders.new} />
        <Five label={t('imports.five.updated')} value={orders.updated} />
        <Five label={t('imports.five.unchanged')} value={orders.unchanged} quiet />
        <Five label={t('imports.five.customers')} value={customers.new} />
        <Five label={t('imports.five.rejected')} value={rejectedRows} bad={rejectedRows > 0} />
      </ul>
      {customers.joined > 0 && <p className="dim">{t('imports.joined', { people: people(customers.joined) })}</p>}
      <Files files={files} />
      {rejectedRows > 0
        ? <Rejects title={t('imports.rejected')} say={t('imports.rejectedSay')} count={rejectedRows} rows={files.flatMap((file) => file.rejected.filter((row) => !row.kept).map((row) => ({ file: file.file, row })))} />
        : <p className="dim">{t('imports.allRead')}</p>}
      {droppedValues > 0 && <Rejects title={t('imports.dropped')} say={t('imports.droppedSay')} count={droppedValues} rows={files.flatMap((file) => file.rejected.filter((row) => row.kept).map((row) => ({ file: file.file, row })))} />}
    </div>
  )
}

function Five({ label, value, quiet, bad }: { label: string; value: number; quiet?: boolean; bad?: boolean }) {
  const { number } = useWords()
  return (
    <li className={`card ${bad ? 'bad' : ''}`}>
      <p className="small dim">{label}</p>
      <p className={`fiveValue num ${quiet ? 'dim' : ''}`}>{number(value)}</p>
    </li>
  )
}

function Files({ files }: { files: ImportedFile[] }) {
  const { t, number, date, format, encoding } = useWords()
  return (
    <section className="card scroll">
      <h2>{t('imports.files')}</h2>
      <table className="table fileTable">
        <thead><tr><th>{t('imports.file')}</th><th>{t('imports.format')}</th><th className="encoding">{t('imports.encoding')}</th><th className="right">{t('imports.rows')}</th><th>{t('imports.period')}</th><th className="right">{t('imports.rejected')}</th></tr></thead>
        <tbody>
          {files.map((file, index) => (
            <tr key={index}>
              <td className="break"><b>{file.file}</b></td>
              <td><span className="tag repeat">{format(file.format)}</span></td>
              <td className="encoding">{encoding(file.encoding)}</td>
              <td className="right">{number(file.rows)}</td>
              <td className="num">{file.firstDay && file.lastDay ? t('imports.periodOf', { from: date(file.firstDay), to: date(file.lastDay) }) : t('common.none')}</td>
              <td className="right">{number(file.rejectedRows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Rejects({ title, say, count, rows }: { title: string; say: ReactNode; count: number; rows: { file: string; row: RejectedLine }[] }) {
  const { t, rows: rowsOf, number } = useWords()
  return (
    <section className="card">
      <h2>{title}<small>{number(count)}・{say}</small></h2>
      <div className="scroll rejects" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead><tr><th>{t('imports.file')}</th><th className="right">{t('imports.line')}</th><th>{t('imports.reason')}</th><th>{t('imports.valueThere')}</th></tr></thead>
          <tbody>
            {rows.map(({ file, row }, index) => (
              <tr key={index}>
                <td className="break">{file}</td>
                <td className="right">{t('imports.lineOf', { line: row.line })}</td>
                <td>{t(`rejects.${row.reason as 'badDate'}`, { defaultValue: row.reason })}</td>
                <td className="break dim">{row.value || t('imports.emptyValue')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length < count && <p className="small dim">{t('imports.listedOnly', { shown: rowsOf(rows.length), all: rowsOf(count) })}</p>}
    </section>
  )
}
