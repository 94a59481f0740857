// Rows and values that were left out, each with its reason; the rows can be saved as a list to correct.
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { FileChoice, ImportedFile, RejectedLine } from '../../db/imports/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useWords } from '../useWords.ts'
import { mostShown, useRows } from './useRows.ts'

interface Props { files: ImportedFile[]; kept: boolean; say: string; action?: ReactNode }

/** Left out rows (`kept` false) or values that were dropped while their row was taken. */
export function Rejects({ files, kept, say, action }: Props) {
  const { t, rows: rowsOf, number } = useWords()
  const title = t(kept ? 'imports.dropped' : 'imports.rejected')
  const count = files.reduce((sum, file) => sum + (kept ? file.droppedValues : file.rejectedRows), 0)
  const rows: { file: string; row: RejectedLine }[] = files.flatMap((file) => file.rejected.filter((row) => row.kept === kept).map((row) => ({ file: file.file, row })))
  const drawn = useRows(rows)
  if (count === 0) return kept ? null : <section className="card"><h2>{title}<small>{rowsOf(0)}</small></h2><p className="dim">{t('imports.allRead')}</p></section>
  return (
    <section className="card">
      <div className="cardHead"><h2>{title}<small>{kept ? number(count) : rowsOf(count)}{t('common.list')}{say}</small></h2>{action}</div>
      <div className="scroll rejects" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead><tr><th>{t('imports.fileLine')}</th><th>{t('imports.reason')}</th></tr></thead>
          <tbody>
            {drawn.map(({ file, row }, index) => (
              <tr key={index}>
                <td className="break">{files.length > 1 && <>{file} </>}<span className="nowrap num">{t('imports.lineOf', { line: row.line })}</span></td>
                <td className="break">{t(`rejects.${row.reason as 'badDate'}`, { defaultValue: row.reason })}{row.value && <span className="dim">{t('imports.valueQuoted', { value: row.value })}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {Math.min(mostShown, rows.length) < count && <p className="small dim">{t('imports.listedOnly', { shown: rowsOf(Math.min(mostShown, rows.length)), all: rowsOf(count) })}</p>}
    </section>
  )
}

/** 「CSVに保存」 with what came of it. */
export function SaveRejects({ choices }: { choices: FileChoice[] }) {
  const { t, rows } = useWords()
  const [saved, setSaved] = useState<number | null>(null)
  const [error, setError] = useState<AskError | null>(null)
  const save = () => {
    setError(null)
    ask('shell.saveRejects', { files: choices }).then((answer) => { if (answer) setSaved(answer.rows) }, (failure: unknown) => setError(askErrorOf(failure)))
  }
  return (
    <span className="row">
      <span className="small savedWord" role="status">{saved !== null && t('imports.rejectsSaved', { rows: rows(saved) })}</span>
      <Trouble error={error} close={() => setError(null)} />
      <Button variant="default" size="compact-sm" onClick={save}>{t('imports.saveRejects')}</Button>
    </span>
  )
}
