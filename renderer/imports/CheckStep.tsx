// ③ 取り込み前の確認: what the import would do, before anything is written.
import { Button } from '@mantine/core'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../useWords.ts'
import { ChangedOrders } from './ChangedOrders.tsx'
import { FilesCard } from './FilesCard.tsx'
import { Five } from './Five.tsx'
import { Joined } from './Joined.tsx'
import { NewPeople } from './NewPeople.tsx'
import { Rejects, SaveRejects } from './Rejects.tsx'
import type { Run } from './run.ts'
import { clearRun, importChecked, showFiles } from './run.ts'
import { Steps } from './Steps.tsx'

export function CheckStep({ run, readOnly }: { run: Extract<Run, { state: 'check' }>; readOnly: boolean }) {
  const { t } = useWords()
  const { result, choices } = run
  const rejected = result.files.reduce((sum, file) => sum + file.rejectedRows, 0)
  return (
    <Page
      title={t('rooms.imports')}
      actions={<>
        <Button variant="default" onClick={clearRun}>{t('common.cancel')}</Button>
        <Button disabled={readOnly} onClick={() => void importChecked()}>{t('imports.importThis')}</Button>
      </>}
    >
      <div className="stack">
        <Steps now="check" />
        <FilesCard files={result.files} />
        {result.files.map(({ file, openEnd }) => openEnd && <p key={file} className="notice warn" role="status">{t('imports.openEnd', { file, ...openEnd })}</p>)}
        <div className="row reviseLine"><button type="button" className="link small" onClick={() => showFiles()}>{t('imports.reviseReading')}</button></div>
        <Five orders={result.orders} customers={result.customers} rejected={rejected} planned />
        <div className="checkCols">
          <Joined details={result.details} count={result.customers.joined} />
          <Rejects files={result.files} kept={false} say={t('imports.rejectedFix')} action={rejected > 0 && <SaveRejects choices={choices} />} />
        </div>
        <ChangedOrders orders={result.details.changed} count={result.orders.updated} />
        <Rejects files={result.files} kept say={t('imports.droppedWill')} />
        <NewPeople details={result.details} count={result.customers.new} />
      </div>
    </Page>
  )
}
