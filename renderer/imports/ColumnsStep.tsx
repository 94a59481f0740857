// ② 列の確認: which column is what, and what the shop's rows then say, side by side.
import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Mapping } from '../../db/imports/model.ts'
import { ask, askErrorOf } from '../shop.ts'
import type { AskError } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import type { Chosen } from './chosen.ts'
import { Fields } from './Fields.tsx'
import { Questions } from './Questions.tsx'
import { changeFile, showFiles } from './run.ts'
import { Steps } from './Steps.tsx'
import { Understood } from './Understood.tsx'

const empty: Mapping = { columns: {}, dateFormat: 'auto', cancelledStatuses: [], channel: 'till', marketplace: false, pointsBy: 'shop', couponsBy: 'shop', taxIncluded: true, members: false }

export function ColumnsStep({ chosen, index, readOnly }: { chosen: Chosen; index: number; readOnly: boolean }) {
  const { t } = useWords()
  const { found, file } = chosen
  const [mapping, setMapping] = useState<Mapping>(chosen.mapping ?? found?.mapping ?? empty)
  const [remember, setRemember] = useState(!readOnly)
  const [name, setName] = useState(chosen.savedAs ?? found?.saved?.name ?? file.name.replace(/\.[^.]+$/, ''))
  const [error, setError] = useState<AskError | null>(null)
  const { value: understood, error: trouble } = useAsk('imports.understand', found ? { handle: file.handle, mapping: { ...mapping, channel: mapping.channel.trim() || 'till' } } : null)
  if (!found) return null
  const lacking = understood?.missing ?? []
  const noRows = understood?.rows.length === 0
  const ready = understood !== undefined && lacking.length === 0 && mapping.channel.trim() !== '' && (!remember || name.trim() !== '')

  async function confirm(): Promise<void> {
    setError(null)
    try {
      if (remember && found) await ask('imports.saveMapping', { name: name.trim(), headings: found.headings, mapping })
      await changeFile(index, { ...chosen, mapping, savedAs: remember ? name.trim() : undefined })
    } catch (failure) { setError(askErrorOf(failure)) }
  }
  return (
    <Page title={t('rooms.imports')} actions={<><Button variant="default" onClick={() => showFiles()}>{t('common.back')}</Button><Button disabled={!ready} onClick={() => void confirm()}>{t('imports.columns.confirm')}</Button></>}>
      <div className="stack">
        <Steps now="columns" />
        <Trouble error={error ?? trouble} close={() => setError(null)} />
        <div className="columnsHead row">
          <h2 className="break">{file.name}</h2>
          <NumberInput size="xs" className="headerLine" label={t('imports.columns.headerLine')} min={1} max={200} clampBehavior="strict" value={found.headerLine} onChange={(line) => { if (typeof line === 'number' && line !== found.headerLine) void changeFile(index, { ...chosen, headerLine: line, mapping: undefined }, true) }} />
          <span className="grow" />
          <Checkbox label={t('imports.columns.remember')} disabled={readOnly} checked={remember} onChange={(event) => setRemember(event.currentTarget.checked)} />
          <TextInput size="xs" aria-label={t('imports.columns.name')} disabled={!remember} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </div>
        <p className={lacking.length > 0 || noRows ? 'notice warn' : 'notice good'} role="status">{lacking.length > 0 ? t('imports.columns.missing', { parts: lacking.map((part) => t(`imports.columns.part.${part}`)).join(t('common.list')) }) : t(noRows ? 'imports.columns.noRows' : 'imports.columns.enough')}</p>
        <div className="columnsCols">
          <div className="stack">
            <Questions found={found} mapping={mapping} change={setMapping} />
            <Fields found={found} mapping={mapping} change={setMapping} />
          </div>
          <Understood understood={understood} />
        </div>
      </div>
    </Page>
  )
}
