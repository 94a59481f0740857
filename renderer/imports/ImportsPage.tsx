// 取り込み: choose files, name their columns where needed, see what would happen, import, look back.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ShopInfo } from '../../db/shops/model.ts'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../useWords.ts'
import { CheckStep } from './CheckStep.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { Downloads } from './Downloads.tsx'
import { FilesStep } from './FilesStep.tsx'
import { HealthPage } from './HealthPage.tsx'
import type { Cart } from './HelpPage.tsx'
import { HelpPage } from './HelpPage.tsx'
import { History, PastImport } from './History.tsx'
import { KnownFiles } from './KnownFiles.tsx'
import { MappingsPage } from './Mappings.tsx'
import { chooseAndImport, useRun } from './run.ts'
import { Failed, Running } from './Running.tsx'
import './imports.css'

type Side = { page: 'start' } | { page: 'help'; cart: Cart } | { page: 'health' } | { page: 'mappings' } | { page: 'past'; id: number }

export function ImportsPage({ shop }: { shop: ShopInfo }) {
  const { t } = useWords()
  const run = useRun()
  const [side, setSide] = useState<Side>({ page: 'start' })
  const back = () => setSide({ page: 'start' })

  if (run.state === 'running') return <Page key="running" title={t(run.dryRun ? 'imports.trying' : 'imports.running')}><Running run={run} /></Page>
  if (side.page === 'help') return <HelpPage key="help" start={side.cart} back={back} />
  if (run.state === 'failed') return <Page key="failed" title={t('rooms.imports')}><Failed error={run.error} files={run.files} help={() => setSide({ page: 'help', cart: 'shopify' })} /></Page>
  if (run.state === 'files') {
    const chosen = run.at === null ? undefined : run.files[run.at]
    return chosen?.found && run.at !== null
      ? <ColumnsStep key={`columns ${chosen.file.handle} ${chosen.found.sheet} ${chosen.found.headerLine}`} chosen={chosen} index={run.at} readOnly={shop.readOnly} />
      : <FilesStep key="files" run={run} readOnly={shop.readOnly} />
  }
  if (run.state === 'check') return <CheckStep key="check" run={run} readOnly={shop.readOnly} />
  if (run.state === 'done') return <DoneStep key="done" run={run} />
  if (side.page === 'past') return <PastImport key="past" id={side.id} back={back} readOnly={shop.readOnly} />
  if (side.page === 'health') return <HealthPage key="health" back={back} />
  if (side.page === 'mappings') return <MappingsPage key="mappings" back={back} readOnly={shop.readOnly} />
  return (
    <Page
      key="start"
      title={t('rooms.imports')}
      actions={<>
        <Button variant="default" onClick={() => setSide({ page: 'mappings' })}>{t('imports.mappings.title')}</Button>
        <Button variant="default" onClick={() => setSide({ page: 'health' })}>{t('imports.health.title')}</Button>
        <Button disabled={shop.readOnly} onClick={chooseAndImport}>{t('imports.choose')}</Button>
      </>}
    >
      <div className="stack">
        {shop.readOnly ? <Notice>{t('common.readOnly')}</Notice> : <Downloads />}
        <div className="importCols">
          <div className="stack">
            <section className="dropZone">
              <h2>{t('imports.dropTitle')}</h2>
              <p className="dim">{t('imports.dropSay')}</p>
              <p className="dim">{t('imports.dropTwice')}</p>
            </section>
            <History open={(id) => setSide({ page: 'past', id })} />
          </div>
          <KnownFiles open={(cart) => setSide({ page: 'help', cart })} />
        </div>
      </div>
    </Page>
  )
}
