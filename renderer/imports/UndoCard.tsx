// Taking back one import: what will be lost is said first, then it is done, and what came of it is said.
import { Button, Loader } from '@mantine/core'
import { useState } from 'react'
import type { Progress, UndoResult } from '../../db/imports/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useWords } from '../useWords.ts'

type State = { step: 'rest' } | { step: 'looking' | 'undoing'; progress: Progress | null; stop: AbortController } | { step: 'ask' | 'done'; result: UndoResult } | { step: 'failed'; error: AskError }

export function UndoCard({ id, disabled }: { id: number; disabled: boolean }) {
  const { t, people } = useWords()
  const [state, setState] = useState<State>({ step: 'rest' })
  function run(dryRun: boolean): void {
    const stop = new AbortController()
    setState({ step: dryRun ? 'looking' : 'undoing', progress: null, stop })
    ask(dryRun ? 'imports.undoPreview' : 'imports.undo', { id }, { signal: stop.signal, onProgress: (progress) => setState((now) => ('stop' in now ? { ...now, progress } : now)) }).then(
      (result) => setState({ step: dryRun ? 'ask' : 'done', result }),
      (failure: unknown) => { const error = askErrorOf(failure); setState(error.code === 'cancelled' ? { step: 'rest' } : { step: 'failed', error }) },
    )
  }
  const words = (result: UndoResult) => t('imports.undo.orders', { removed: t('imports.ordersOf', { count: result.orders.removed }), restored: t('imports.ordersOf', { count: result.orders.restored }), kept: t('imports.ordersOf', { count: result.orders.kept }), people: people(result.customers.removed) })
  switch (state.step) {
    case 'rest': return <div className="row"><Button variant="default" disabled={disabled} onClick={() => run(true)}>{t('imports.undo.open')}</Button><span className="dim small">{t('imports.undo.say')}</span></div>
    case 'failed': return <Trouble error={state.error} close={() => setState({ step: 'rest' })} />
    case 'done': return <section className="notice good" role="status"><div><p><b>{t('imports.undo.done')}</b></p><p>{words(state.result)}</p></div></section>
    case 'looking':
    case 'undoing': return (
      <section className="notice" aria-busy="true">
        <Loader size="xs" /><span role="status" className="grow">{t(state.step === 'looking' ? 'imports.undo.looking' : 'imports.undo.undoing')}{state.progress && state.progress.total > 0 && <span className="num"> {Math.min(100, Math.round((100 * state.progress.done) / state.progress.total))}%</span>}</span>
        <Button size="xs" variant="default" onClick={() => state.stop.abort()}>{t('common.cancel')}</Button>
      </section>
    )
    case 'ask': return (
      <section className="notice warn" role="alertdialog" aria-label={t('imports.undo.title')}>
        <div className="grow"><p><b>{t('imports.undo.title')}</b></p><p>{words(state.result)}</p><p className="dim">{t('imports.undo.again')}</p></div>
        <Button variant="default" onClick={() => setState({ step: 'rest' })}>{t('imports.undo.keep')}</Button>
        <Button color="shu" onClick={() => run(false)}>{t('imports.undo.do')}</Button>
      </section>
    )
  }
}
