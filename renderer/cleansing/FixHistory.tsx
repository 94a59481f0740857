// Earlier bulk fixes, each with the way back.
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { undoFix } from './fixed.ts'

export function FixHistory({ readOnly }: { readOnly: boolean }) {
  const { t, instant } = useWords()
  const { value: rows, error, again } = useAsk('cleansing.fixes', {})
  return (
    <section className="card">
      <h2>{t('cleansing.history')}</h2>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p className="dim small">{t('cleansing.historyEmpty')}</p>}
      <ul className="fixHistory">
        {rows?.map((row) => (
          <li key={row.id} className={row.undoneAt ? 'dim' : undefined}>
            <p>{t(`cleansing.fix.${row.kind}`)}<span className="num">{'\u3000'}{t('cleansing.fixCount', { count: row.count })}</span></p>
            <p className="row small"><span className="dim num">{instant(row.madeAt)}</span><span className="grow" />
              {row.undoneAt ? <span className="dim">{t('cleansing.wasUndone')}</span>
                : !readOnly && <button type="button" className="link small" aria-label={t('cleansing.undoOf', { at: instant(row.madeAt), kind: t(`cleansing.fix.${row.kind}`) })} onClick={() => void undoFix(row.id)}>{t('common.undo')}</button>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
