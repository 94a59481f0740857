// One line after a removal, with the way back; it stays until it is closed or taken back, also while one looks elsewhere.
import { useEffect, useRef, useState } from 'react'
import { ask } from '../shop.ts'
import { focusTitle } from '../ui/focus.ts'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../useWords.ts'
import { useRemoved } from './removed.ts'

export function Removed() {
  const { t } = useWords()
  const { last, error, forget } = useRemoved()
  const undo = useRef<HTMLButtonElement>(null)
  // What was removed before this page was opened takes no focus; what is removed now takes its button away with it.
  const [before] = useState(last)
  useEffect(() => { if (last !== before) undo.current?.focus() }, [last, before])
  const close = <button type="button" className="link" onClick={() => { forget(); focusTitle() }}>{t('common.close')}</button>
  if (error) return <Notice kind="bad" action={close}>{t(`errors.${error.code}`, error.params)}</Notice>
  if (!last) return null
  return (
    <Notice kind="good" action={<>
      <button ref={undo} type="button" className="link" onClick={() => { ask('segments.restore', { id: last.id }).then(() => { forget(); focusTitle() }, forget) }}>{t('common.undo')}</button>
      {close}
    </>}>{t('segments.removed', { name: last.name })}</Notice>
  )
}
