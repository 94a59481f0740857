// One line that says what was just fixed or put back, with the way back.
import { useEffect } from 'react'
import { Trouble } from '../Trouble.tsx'
import { useWords } from '../useWords.ts'
import { forgetFixed, undoFix, useFixed } from './fixed.ts'

export function FixedLine() {
  const { t } = useWords()
  const fixed = useFixed()
  useEffect(() => forgetFixed, [])
  if (fixed.state === 'failed') return <Trouble error={fixed.error} close={forgetFixed} />
  const id = fixed.state === 'done' ? fixed.id : null
  return (
    <p className="decidedLine small" role="status">
      {fixed.state === 'done' && <span className="savedWord">{t('cleansing.applied', { count: fixed.count })}</span>}
      {id !== null && <> <button type="button" className="link" onClick={() => void undoFix(id)}>{t('common.undo')}</button></>}
      {fixed.state === 'undone' && <span className="savedWord">{t('cleansing.undoneFix', { count: fixed.restored })}{fixed.skipped > 0 && ` ${t('cleansing.skipped', { count: fixed.skipped })}`}</span>}
    </p>
  )
}
