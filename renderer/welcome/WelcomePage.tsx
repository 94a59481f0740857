// The first page, while no shop is open: the sample, a new shop, or one that was open before.
import { Button, Loader, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ShellState } from '../../db/contract.ts'
import { Trouble } from '../Trouble.tsx'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { runShellWrite, useShellWrite } from './shellWrite.ts'
import './welcome.css'

export function WelcomePage({ shell }: { shell: ShellState }) {
  const { t } = useWords()
  const { busy, error } = useShellWrite()
  const [name, setName] = useState('')
  const [recents, setRecents] = useState(shell.recents)
  const create = () => { if (name.trim()) runShellWrite(() => ask('shell.createShop', { name: name.trim() })) }
  const forget = (path: string) => ask('shell.forgetRecent', { path }).then((state) => setRecents(state.recents), () => undefined)

  return (
    <main className="welcome" id="main">
      <div className="welcomeSheet">
        <header>
          <p className="welcomeBrand">{t('product.name')}</p>
          <h1 className="hidden">{t('welcome.title')}</h1>
          <ul>{(['lead1', 'lead2', 'lead3'] as const).map((lead) => <li key={lead}>{t(`welcome.${lead}`)}</li>)}</ul>
        </header>
        <Trouble error={error} />
        <div className="welcomeWays">
          <section className="card">
            <h2>{t('welcome.sample')}</h2>
            <p className="dim">{t('welcome.sampleSay')}</p>
            <Button disabled={busy} onClick={() => runShellWrite(() => ask('shell.sampleShop', {}))}>{t('welcome.sample')}</Button>
          </section>
          <section className="card">
            <h2>{t('welcome.new')}</h2>
            <p className="dim">{t('welcome.newSay')}</p>
            <form onSubmit={(event) => { event.preventDefault(); create() }}>
              <TextInput className="grow" aria-label={t('welcome.name')} placeholder={t('welcome.namePlaceholder')} maxLength={100} value={name} onChange={(event) => setName(event.currentTarget.value)} />
              <Button type="submit" variant="default" disabled={busy || !name.trim()}>{t('welcome.create')}</Button>
            </form>
          </section>
        </div>
        <section className="welcomeRecents">
          <div className="cardHead">
            <h2>{t('welcome.recents')}</h2>
            <Button variant="default" size="xs" disabled={busy} onClick={() => runShellWrite(() => ask('shell.openShop', {}))}>{t('welcome.open')}</Button>
          </div>
          {recents.length === 0 ? <p className="dim small">{t('welcome.noRecents')}</p> : (
            <ul>
              {recents.map((recent) => (
                <li key={recent.path}>
                  {recent.missing
                    ? <span className="dim"><b>{recent.name}</b> <span className="tag care">{t('welcome.missing')}</span></span>
                    : <button type="button" className="link" disabled={busy} onClick={() => runShellWrite(() => ask('shell.openRecent', { path: recent.path }))}><b>{recent.name}</b></button>}
                  <span className="dim small break">{recent.path}</span>
                  <button type="button" className="link small" title={t('welcome.forgetSay')} aria-label={t('welcome.forgetNamed', { name: recent.name })} onClick={() => void forget(recent.path)}>{t('welcome.forget')}</button>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p className="welcomeBusy small dim" role="status">{busy && <><Loader size="xs" /> {t('welcome.busy')}</>}</p>
      </div>
    </main>
  )
}
