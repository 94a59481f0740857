// One line that says what was just noted, with the way back.
import { Trouble } from '../Trouble.tsx'
import { useWords } from '../useWords.ts'
import { forgetActed, undoLast, useActed } from './act.ts'

/** `customer`: only what was noted about this one. */
export function ActedLine({ customer }: { customer?: number }) {
  const { t } = useWords()
  const acted = useActed()
  if (acted.state === 'rest' || (customer !== undefined && acted.customer !== customer)) return <p className="actedLine" role="status" />
  if (acted.state === 'failed') return <Trouble error={acted.error} close={forgetActed} />
  return (
    <p className="actedLine small" role="status">
      {acted.state === 'done' && <><span className="savedWord break">{acted.say}</span> <button type="button" className="link" onClick={() => void undoLast()}>{t('common.undo')}</button></>}
      {acted.state === 'undone' && <span className="savedWord break">{acted.say}</span>}
    </p>
  )
}
