// A failed read: one plain sentence and a way to try again.
import { Button } from '@mantine/core'
import type { AskError } from './shop.ts'
import { Notice } from './ui/Notice.tsx'
import { useWords } from './useWords.ts'

export function Trouble({ error, again, close }: { error: AskError | null; again?: () => void; close?: () => void }) {
  const { t } = useWords()
  if (!error || error.code === 'cancelled') return null
  return (
    <Notice kind="bad" action={(again ?? close) && <Button variant="default" size="xs" onClick={again ?? close}>{again ? t('common.again') : t('common.close')}</Button>}>
      {t(`errors.${error.code}`, error.params)}
    </Notice>
  )
}
