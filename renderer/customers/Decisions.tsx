// Earlier decisions about who is who, each with the way back.
import type { DecisionRow } from '../../db/customers/model.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { undecide } from './decided.ts'

const most = 100

export function Decisions({ readOnly }: { readOnly: boolean }) {
  const { t } = useWords()
  const { value: rows, error, again } = useAsk('customers.decisions', {})
  return (
    <section className="card decisions">
      <h2>{t('identity.history')}</h2>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p className="dim small">{t('identity.historyEmpty')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div className="scroll decisionBox" tabIndex={0} role="region" aria-label={t('identity.history')}>
          <table className="table">
            <thead><tr><th>{t('identity.decidedAt')}</th><th>{t('identity.who')}</th><th>{t('identity.decision')}</th><th><span className="hidden">{t('common.undo')}</span></th></tr></thead>
            <tbody>{rows.slice(0, most).map((row) => <Decision key={row.id} row={row} readOnly={readOnly} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Decision({ row, readOnly }: { row: DecisionRow; readOnly: boolean }) {
  const { t, instant, sama } = useWords()
  return (
    <tr className={row.undoneAt ? 'dim' : undefined}>
      <td className="num nowrap">{instant(row.decidedAt)}</td>
      <td className="break"><Who side={row.a} /><span className="dim">{'\u2002・\u2002'}</span><Who side={row.b} /></td>
      <td className="nowrap">{t(`identity.kind.${row.kind}`)}</td>
      <td className="right nowrap">
        {row.undoneAt ? <span className="small">{t('identity.wasUndone')}</span>
          : !readOnly && <button type="button" className="link small" aria-label={t('identity.undoOf', { a: sama(row.a), b: sama(row.b) })} onClick={() => void undecide(row.id)}>{t('common.undo')}</button>}
      </td>
    </tr>
  )
}

function Who({ side }: { side: DecisionRow['a'] }) {
  const { sama } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const { id } = side
  return id === null ? <span>{sama(side)}</span> : <button type="button" className="link" onClick={() => openCustomer(id)}>{sama(side)}</button>
}
