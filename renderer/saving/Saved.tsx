// The quiet word beside a field: saved, put back, or not saved and why.
import { useWords } from '../useWords.ts'
import type { Saving } from './useSaving.ts'

export function Saved({ saving }: { saving: Saving }) {
  const { t } = useWords()
  return (
    <span className="saved small" role="status">
      {saving.state === 'saved' && <><span className="savedWord">{t('common.saved')}</span> <button type="button" className="link" onClick={saving.undo}>{t('common.undo')}</button></>}
      {saving.state === 'undone' && <span className="savedWord">{t('common.undone')}</span>}
      {saving.state === 'failed' && <span className="savedBad">{t('common.notSaved', { why: t(`errors.${saving.error.code}`, saving.error.params) })}</span>}
    </span>
  )
}
