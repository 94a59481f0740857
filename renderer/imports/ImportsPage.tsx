// 取り込み: drop files, watch them being read, see what came of it, look back at earlier imports.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ShopInfo } from '../../db/shops/model.ts'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { History, PastImport } from './History.tsx'
import { KnownFiles } from './KnownFiles.tsx'
import { Report } from './Report.tsx'
import { chooseAndImport, clearRun, useRun } from './run.ts'
import { Failed, Running } from './Running.tsx'
import './imports.css'

export function ImportsPage({ shop }: { shop: ShopInfo }) {
  const { t, number } = useWords()
  const run = useRun()
  const go = useView((view) => view.go)
  const openPeople = useView((view) => view.openPeople)
  const [past, setPast] = useState<number | null>(null)
  const choose = <Button disabled={shop.readOnly} onClick={chooseAndImport}>{t('imports.choose')}</Button>

  if (run.state === 'running') return <Page key="running" title={t('imports.running')}><Running run={run} /></Page>
  if (run.state === 'failed') {
    return (
      <Page key="failed" title={t('rooms.imports')}>
        <div className="stack"><Failed error={run.error} files={run.files} /><History open={(id) => { clearRun(); setPast(id) }} /></div>
      </Page>
    )
  }
  if (run.state === 'done') {
    const { result } = run
    return (
      <Page
        key="done"
        title={t('imports.done')}
        beside={<span className="dim" role="status">{t('imports.doneSay', { files: t('units.files', { count: result.files.length }), seconds: number(Math.max(1, Math.round(result.seconds))) })}</span>}
        actions={<>
          <Button variant="default" onClick={clearRun}>{t('imports.more')}</Button>
          <Button variant="default" onClick={() => openPeople(null)}>{t('imports.seeCustomers')}</Button>
          <Button onClick={() => { clearRun(); go('today') }}>{t('imports.seeToday')}</Button>
        </>}
      >
        <Report orders={result.orders} customers={result.customers} files={result.files} />
      </Page>
    )
  }
  if (past !== null) return <PastImport key="past" id={past} back={() => setPast(null)} />
  return (
    <Page key="start" title={t('rooms.imports')} actions={choose}>
      <div className="stack">
        {shop.readOnly && <Notice>{t('common.readOnly')}</Notice>}
        <div className="importCols">
          <div className="stack">
            <section className="dropZone">
              <h2>{t('imports.dropTitle')}</h2>
              <p className="dim">{t('imports.dropSay')}</p>
              <p className="dim">{t('imports.dropTwice')}</p>
            </section>
            <History open={setPast} />
          </div>
          <KnownFiles />
        </div>
      </div>
    </Page>
  )
}
