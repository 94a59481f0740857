// 登録済みの読み取り方: rename, copy as JSON, take in, delete.
import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SavedMapping } from '../../db/imports/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'

export function MappingsPage({ back, readOnly }: { back: () => void; readOnly: boolean }) {
  const { t } = useWords()
  const { value: list, error, again } = useAsk('imports.mappings', {})
  const [failed, setFailed] = useState<AskError | null>(null)
  const [said, setSaid] = useState('')
  const [json, setJson] = useState('')
  const run = (work: Promise<unknown>, word: string) => { setFailed(null); work.then(() => { setSaid(word); again() }, (failure: unknown) => setFailed(askErrorOf(failure))) }
  const copy = ({ id }: SavedMapping) => run(ask('imports.exportMapping', { id }).then(({ json: text }) => ask('shell.copy', { text })), t('common.copied'))
  return (
    <Page title={t('imports.mappings.title')} beside={<span className="small savedWord" role="status">{said}</span>} actions={<Button variant="default" onClick={back}>{t('common.back')}</Button>}>
      <div className="stack">
        <Trouble error={failed ?? error} close={() => { setFailed(null); again() }} />
        <section className="card">
          <h2>{t('imports.mappings.list')}</h2>
          {list?.length === 0 && <p className="dim">{t('imports.mappings.none')}</p>}
          <ul className="mappingList">
            {list?.map((saved) => (
              <li key={saved.id} className="row">
                <TextInput size="xs" aria-label={t('imports.mappings.nameOf', { name: saved.name })} disabled={readOnly} defaultValue={saved.name} maxLength={100}
                  onBlur={(event) => { const name = event.currentTarget.value.trim(); if (name && name !== saved.name) run(ask('imports.renameMapping', { id: saved.id, name }), t('common.saved')) }} />
                <span className="dim small break grow">{saved.headings.slice(0, 8).join(t('common.list'))}</span>
                <button type="button" className="link small" aria-label={t('imports.mappings.copyOf', { name: saved.name })} onClick={() => copy(saved)}>{t('imports.mappings.copy')}</button>
                <button type="button" className="link small" disabled={readOnly} aria-label={t('imports.mappings.deleteOf', { name: saved.name })} onClick={() => run(ask('imports.deleteMapping', { id: saved.id }), t('imports.mappings.deleted'))}>{t('imports.mappings.delete')}</button>
              </li>
            ))}
          </ul>
          <p className="dim small">{t('imports.mappings.say')}</p>
        </section>
        <section className="card stack">
          <h2>{t('imports.mappings.take')}</h2>
          <Textarea aria-label={t('imports.mappings.take')} placeholder={t('imports.mappings.paste')} autosize minRows={3} maxRows={10} maxLength={100_000} disabled={readOnly} value={json} onChange={(event) => setJson(event.currentTarget.value)} />
          <div><Button size="xs" disabled={readOnly || json.trim() === ''} onClick={() => run(ask('imports.importMapping', { json }).then(() => setJson('')), t('common.saved'))}>{t('imports.mappings.takeDo')}</Button></div>
        </section>
      </div>
    </Page>
  )
}
