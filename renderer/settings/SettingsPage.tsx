// 設定: every value is saved when its field is left, and can be put back.
import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ShellState } from '../../db/contract.ts'
import type { ShopInfo } from '../../db/shops/model.ts'
import { useAnalysis } from '../analysis/desk.ts'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { settingsTabs, useView } from '../view.ts'
import { AdCosts } from './AdCosts.tsx'
import { AppSettings } from './AppSettings.tsx'
import { Channels } from './Channels.tsx'
import { Field } from './Field.tsx'
import type { FieldKey } from './fields.ts'
import { groups, shownTargets } from './fields.ts'
import { Products } from './Products.tsx'
import './settings.css'

export function SettingsPage({ shell, shop }: { shell: ShellState; shop: ShopInfo }) {
  const { t } = useWords()
  const tab = useView((view) => view.settingsTab)
  const openSettings = useView((view) => view.openSettings)
  const { value: settings, error, again } = useAsk('settings.get', {})
  const fields = (keys: readonly FieldKey[], say?: ReactNode) => settings && (
    <div className="card fields">{say}{keys.map((key) => <Field key={key} name={key} value={settings[key]} f2Days={settings.f2Days} disabled={shop.readOnly} />)}</div>
  )
  const openBoard = () => { useAnalysis.getState().openTab('kpi'); useView.getState().go('analysis') }
  return (
    <Page title={t('rooms.settings')}>
      <div className="stack">
        {shop.readOnly && <Notice>{t('common.readOnly')}</Notice>}
        <Trouble error={error} again={again} />
        <Tabs value={tab} onChange={(next) => openSettings(settingsTabs.find((name) => name === next) ?? 'shop')} keepMounted={false}>
          <Tabs.List aria-label={t('rooms.settings')}>{settingsTabs.map((name) => <Tabs.Tab key={name} value={name}>{t(`settings.tabs.${name}`)}</Tabs.Tab>)}</Tabs.List>
          {(['shop', 'counting', 'contacts'] as const).map((name) => <Tabs.Panel key={name} value={name} pt="md">{fields(groups[name])}</Tabs.Panel>)}
          <Tabs.Panel value="targets" pt="md">{settings && fields(shownTargets(settings.f2Days), (
            <p className="dim small targetsSay">{t('settings.target.say')} <button type="button" className="link small" onClick={openBoard}>{t('settings.target.board')}</button></p>
          ))}</Tabs.Panel>
          <Tabs.Panel value="channels" pt="md"><Channels disabled={shop.readOnly} /></Tabs.Panel>
          <Tabs.Panel value="products" pt="md"><Products disabled={shop.readOnly} /></Tabs.Panel>
          <Tabs.Panel value="adCosts" pt="md"><AdCosts disabled={shop.readOnly} /></Tabs.Panel>
          <Tabs.Panel value="app" pt="md"><AppSettings shell={shell} shop={shop} /></Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  )
}
