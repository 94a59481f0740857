// Language, and where the shop's file is.
import { Button, SegmentedControl, Switch } from '@mantine/core'
import { useState } from 'react'
import type { ShellState } from '../../db/contract.ts'
import type { ShopInfo } from '../../db/shops/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { showLanguage } from '../texts.ts'
import { Trouble } from '../Trouble.tsx'
import { useWords } from '../useWords.ts'
import { runShellWrite } from '../welcome/shellWrite.ts'

export function AppSettings({ shell, shop }: { shell: ShellState; shop: ShopInfo }) {
  const { t, language } = useWords()
  const [error, setError] = useState<AskError | null>(null)
  const [watch, setWatch] = useState(shell.watchDownloads)
  const run = (work: Promise<unknown>) => { work.then(() => setError(null), (failure: unknown) => setError(askErrorOf(failure))) }
  return (
    <div className="card fields">
      <Trouble error={error} />
      <div className="field">
        <div><p className="fieldName">{t('settings.app.language')}</p><p className="small dim">{t('settings.app.languageSay')}</p></div>
        <div>
          <SegmentedControl aria-label={t('settings.app.language')} value={language} data={[{ value: 'ja', label: t('settings.app.ja') }, { value: 'en', label: t('settings.app.en') }]}
            onChange={(next) => run(ask('shell.setLanguage', { language: next === 'en' ? 'en' : 'ja' }).then((state) => showLanguage(state.language)))} />
        </div>
      </div>
      <div className="field">
        <div><p className="fieldName">{t('settings.app.file')}</p><p className="small dim">{t('settings.app.fileSay')}</p></div>
        <div className="wide">
          <p className="break filePath">{shop.path}</p>
          <div className="row">
            <Button variant="default" size="xs" onClick={() => run(ask('shell.showShopFile', {}))}>{t('settings.app.showFolder')}</Button>
            <Button variant="default" size="xs" onClick={() => runShellWrite(() => ask('shell.closeShop', {}))}>{t('settings.app.close')}</Button>
          </div>
        </div>
      </div>
      <div className="field">
        <div><p className="fieldName">{t('settings.app.watch')}</p><p className="small dim">{t('settings.app.watchSay')}</p></div>
        <Switch aria-label={t('settings.app.watch')} checked={watch} onChange={(event) => run(ask('shell.watchDownloads', { on: event.currentTarget.checked }).then((state) => setWatch(state.watchDownloads)))} />
      </div>
      <div className="field"><p className="fieldName">{t('settings.app.version')}</p><p>{shell.version}</p></div>
    </div>
  )
}
