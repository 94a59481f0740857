// A quiet offer: new order files in the Downloads folder.
import { Button } from '@mantine/core'
import { ask } from '../shop.ts'
import { Notice } from '../ui/Notice.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { startImport } from './run.ts'

export function Downloads() {
  const { t } = useWords()
  const { value: files, again } = useAsk('shell.newDownloads', {})
  if (!files?.length) return null
  const seen = () => ask('shell.ignoreDownloads', { handles: files.map((file) => file.handle) }).then(again, again)
  return (
    <Notice action={<span className="row"><Button size="xs" onClick={() => { void seen(); void startImport(files) }}>{t('imports.downloads.see')}</Button><Button size="xs" variant="default" onClick={() => void seen()}>{t('imports.downloads.ignore')}</Button></span>}>
      {t('imports.downloads.found', { count: files.length })}<span className="dim small break">{'\u3000'}{files.slice(0, 3).map((file) => file.name).join(t('common.list'))}</span>
    </Notice>
  )
}
