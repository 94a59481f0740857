// One line that says what was just decided, with the way back.
import { Trouble } from '../Trouble.tsx'
import { focusTitle, isFocusLost } from '../ui/focus.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { forgetDecided, undecide, useDecided } from './decided.ts'

/** `splitOnly`: on a customer's own page only what was decided there. */
export function DecidedLine({ splitOnly = false }: { splitOnly?: boolean }) {
  const { t } = useWords()
  const decided = useDecided()
  const openCustomer = useView((view) => view.openCustomer)
  if (splitOnly && decided.state === 'done' && decided.said !== 'splitDone') return null
  if (decided.state === 'failed') return <Trouble error={decided.error} close={forgetDecided} />
  const back = async (decision: number, home: number | null) => {
    if (!(await undecide(decision))) return
    if (home !== null) openCustomer(home)
    else if (isFocusLost()) focusTitle()
  }
  return (
    <p className="decidedLine small" role="status">
      {decided.state === 'done' && <><span className="savedWord">{t(`identity.${decided.said}`)}</span> <button type="button" className="link" onClick={() => void back(decided.decision, decided.home)}>{t('common.undo')}</button></>}
      {decided.state === 'undone' && <span className="savedWord">{t('identity.undone')}</span>}
    </p>
  )
}
