// 設定: every value is saved when its field is left, and can be put back.
import { Tabs } from '@mantine/core'
import type { ShellState } from '../../db/contract.ts'
import type { ShopInfo } from '../../db/shops/model.ts'
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
import { groups } from './fields.ts'
import { Products } from './Products.tsx'
import './settings.css'

export function SettingsPage({ shell, shop }: { shell: ShellState; shop: ShopInfo }) {
  const { t } = useWords()
  const tab = useView((view) => view.settingsTab)
  const openSettings = useView((view) => view.openSettings)
  const { value: settings, error, again } = useAsk('settings.get', {})
  const fields = (keys: readonly FieldKey[]) => settings && (
    <div className="card fields">{keys.map((key) => <Field key={key} name={key} value={settings[key]} disabled={shop.readOnly} />)}</div>
  )
  return (
    <Page title={t('rooms.settings')}>
      <div className="stack">
        {shop.readOnly && <Notice>{t('common.readOnly')}</Notice>}
        <Trouble error={error} again={again} />
        <Tabs value={tab} onChange={(next) => openSettings(settingsTabs.find((name) => name === next) ?? 'shop')} keepMounted={false}>
          <Tabs.List aria-label={t('rooms.settings')}>{settingsTabs.map((name) => <Tabs.Tab key={name} value={name}>{t(`settings.tabs.${name}`)}</Tabs.Tab>)}</Tabs.List>
          {(['shop', 'counting', 'targets', 'contacts'] as const).map((name) => <Tabs.Panel key={name} value={name} pt="md">{fields(groups[name])}</Tabs.Panel>)}
          <Tabs.Panel value="channels" pt="md"><Channels disabled={shop.readOnly} /></Tabs.Panel>
          <Tabs.Panel value="products" pt="md"><Products disabled={shop.readOnly} /></Tabs.Panel>
          <Tabs.Panel value="adCosts" pt="md"><AdCosts disabled={shop.readOnly} /></Tabs.Panel>
          <Tabs.Panel value="app" pt="md"><AppSettings shell={shell} shop={shop} /></Tabs.Panel>
        </Tabs>
      </div>
    </Page>
  )
}
