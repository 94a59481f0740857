// An import under way, and one that failed: what happened, what is safe, what to do next.
import { Button, Progress as ProgressBar } from '@mantine/core'
import type { AskError } from '../shop.ts'
import { useWords } from '../useWords.ts'
import type { Run } from './run.ts'
import { cancelImport, chooseAndImport, showFiles } from './run.ts'
import { Steps } from './Steps.tsx'

export function Running({ run }: { run: Extract<Run, { state: 'running' }> }) {
  const { t, rows } = useWords()
  const { progress } = run
  const percent = progress?.total ? Math.min(100, Math.round((progress.done / progress.total) * 100)) : 0
  const phase = t(`imports.phase.${progress?.phase ?? 'reading'}`)
  return (
    <div className="stack">
    {run.dryRun && <Steps now="check" />}
    <section className="card running" aria-busy="true">
      <p className="runningPhase" role="status">{run.cancelling ? t('imports.cancelling') : phase}</p>
      <p className="dim break">{progress?.file || run.files.join(t('common.series'))}</p>
      <ProgressBar.Root size="lg" radius="sm" transitionDuration={0}>
        <ProgressBar.Section value={percent} aria-label={t('imports.progress')} aria-valuetext={`${phase} ${percent}%`} />
      </ProgressBar.Root>
      <div className="row num">
        <span>{percent}%</span>
        <span className="dim">{t('imports.rowsSoFar', { rows: rows(progress?.rows ?? 0) })}</span>
        <span className="grow" />
        <span className="dim small">{t('imports.cancelSay')}</span>
        <Button variant="default" disabled={run.cancelling} onClick={cancelImport}>{t('common.cancel')}</Button>
      </div>
    </section>
    </div>
  )
}

export function Failed({ error, files, help }: { error: AskError; files: string[]; help: () => void }) {
  const { t } = useWords()
  const cancelled = error.code === 'cancelled'
  const file = typeof error.params.file === 'string' ? error.params.file : files.join(t('common.series'))
  return (
    <section className={`card outcome ${cancelled ? '' : 'failed'}`} role={cancelled ? 'status' : 'alert'}>
      <h2>{t(cancelled ? 'imports.cancelledTitle' : 'imports.failed')}</h2>
      {file && <p className="break"><b>{t('imports.failedFile', { file })}</b>{error.params.line !== undefined && <span className="dim">{'\u3000'}{t('imports.failedLine', { line: error.params.line })}</span>}</p>}
      {!cancelled && <p>{t(`errors.${error.code}`, error.params)}</p>}
      {error.params.headings !== undefined && <p className="dim small break">{t('imports.failedHeadings', { headings: error.params.headings })}</p>}
      <p className="dim">{t('imports.failedSafe')}</p>
      <div className="row">
        <Button onClick={chooseAndImport}>{t('imports.failedNext')}</Button>
        {!cancelled && <Button variant="default" onClick={help}>{t('imports.help.open')}</Button>}
        <Button variant="default" onClick={() => showFiles()}>{t('common.back')}</Button>
      </div>
    </section>
  )
}
