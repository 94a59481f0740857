// ④ 完了: the import's own figures, then what it has brought.
import { Button } from '@mantine/core'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { After } from './After.tsx'
import { ChangedOrders } from './ChangedOrders.tsx'
import { FilesCard } from './FilesCard.tsx'
import { Five } from './Five.tsx'
import { Joined } from './Joined.tsx'
import { Rejects, SaveRejects } from './Rejects.tsx'
import type { Run } from './run.ts'
import { clearRun } from './run.ts'
import { Steps } from './Steps.tsx'

export function DoneStep({ run }: { run: Extract<Run, { state: 'done' }> }) {
  const { t, number } = useWords()
  const go = useView((view) => view.go)
  const openPeople = useView((view) => view.openPeople)
  const { result, choices } = run
  const rejected = result.files.reduce((sum, file) => sum + file.rejectedRows, 0)
  return (
    <Page
      title={t('imports.done')}
      beside={<span className="dim" role="status">{t('imports.doneSay', { files: t('units.files', { count: result.files.length }), seconds: number(Math.max(1, Math.round(result.seconds))) })}</span>}
      actions={<>
        <Button variant="default" onClick={clearRun}>{t('imports.more')}</Button>
        <Button variant="default" onClick={() => openPeople(null)}>{t('imports.seeCustomers')}</Button>
        <Button onClick={() => { clearRun(); go('today') }}>{t('imports.seeToday')}</Button>
      </>}
    >
      <div className="stack">
        <Steps now="done" />
        <Five orders={result.orders} customers={result.customers} rejected={rejected} />
        <After importId={result.importId} />
        <FilesCard files={result.files} />
        <div className="checkCols">
          <Joined details={result.details} count={result.customers.joined} done />
          <Rejects files={result.files} kept={false} say={t('imports.rejectedSay')} action={rejected > 0 && <SaveRejects choices={choices} />} />
        </div>
        <ChangedOrders orders={result.details.changed} count={result.orders.updated} done />
        <Rejects files={result.files} kept say={t('imports.droppedSay')} />
      </div>
    </Page>
  )
}
