// One line after a removal, with the way back.
import { useEffect } from 'react'
import { ask } from '../shop.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../useWords.ts'
import { useRemoved } from './removed.ts'

export function Removed() {
  const { t } = useWords()
  const { last, error, forget } = useRemoved()
  useEffect(() => () => forget(), [forget])
  if (error) return <Notice kind="bad">{t(`errors.${error.code}`, error.params)}</Notice>
  if (!last) return null
  return <Notice kind="good" action={<button type="button" className="link" onClick={() => { ask('segments.restore', { id: last.id }).then(() => forget(), forget) }}>{t('common.undo')}</button>}>{t('segments.removed', { name: last.name })}</Notice>
}
