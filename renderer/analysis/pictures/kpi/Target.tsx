// The target of one figure: set, changed or given up in place, with all there ever were.
import { Button, Popover, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { BoardRow } from '../../../../db/analysis/boardModel.ts'
import type { AskError } from '../../../shop.ts'
import { ask, askErrorOf } from '../../../shop.ts'
import { useWords } from '../../../useWords.ts'
import { typedTarget, useBoardWords } from './boardWords.ts'

export function TargetButton({ row, name }: { row: BoardRow; name: string }) {
  const { t } = useWords()
  const { amount } = useBoardWords()
  const [opened, setOpened] = useState(false)
  const value = row.target === null ? null : amount(row.unit, row.target)
  return (
    <Popover width={320} position="bottom-end" trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button type="button" className={`link${value === null ? ' small noPicture' : ''}`} aria-label={value === null ? `${name} ${t('panels.kpiBoard.words.set.none')}` : t('panels.kpiBoard.words.set.change', { name, value })} onClick={() => setOpened(!opened)}>
          {value ?? t('panels.kpiBoard.words.set.none')}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('panels.kpiBoard.words.set.title', { name })}>
        {opened && <TargetForm row={row} name={name} done={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function TargetForm({ row, name, done }: { row: BoardRow; name: string; done: () => void }) {
  const { t, date } = useWords()
  const { amount } = useBoardWords()
  const [typed, setTyped] = useState(row.target === null ? '' : String(row.target))
  const [note, setNote] = useState('')
  const [error, setError] = useState<AskError | 'bad' | null>(null)
  const put = (value: number | null) => {
    ask('kpis.setTarget', { kpi: row.kpi, value, note }).then(done, (failure: unknown) => { const known = askErrorOf(failure); setError(known.code === 'badInput' ? 'bad' : known) })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const value = typedTarget(typed)
    if (value === undefined) setError('bad')
    else put(value)
  }
  const label = row.unit === 'rate' ? 'percent' : row.unit === 'yen' ? 'yenUnit' : row.unit === 'profit' ? 'profitUnit' : 'value'
  return (
    <form className="stack targetForm" onSubmit={send}>
      <b>{t('panels.kpiBoard.words.set.title', { name })}</b>
      <TextInput data-autofocus label={t(`panels.kpiBoard.words.set.${label}`)} inputMode="decimal" value={typed} onChange={(event) => { setTyped(event.currentTarget.value); setError(null) }}
        error={error === 'bad' ? t('panels.kpiBoard.words.set.bad') : error && t(`errors.${error.code}`, error.params)} />
      <TextInput label={t('panels.kpiBoard.words.set.note')} value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} />
      <div className="row">
        <Button type="submit" size="xs">{t('panels.kpiBoard.words.set.save')}</Button>
        {row.target !== null && <Button type="button" size="xs" variant="default" onClick={() => put(null)}>{t('panels.kpiBoard.words.set.clear')}</Button>}
      </div>
      <div className="small">
        <p className="dim">{t('panels.kpiBoard.words.set.history')}</p>
        {row.targets.length === 0 ? <p>{t('panels.kpiBoard.words.set.noHistory')}</p> : (
          <ul className="targetHistory num">
            {[...row.targets].reverse().map((target, i) => (
              <li key={i}><span>{target.setOn === '' ? t('panels.kpiBoard.words.set.undated') : date(target.setOn)}</span><b>{target.value === null ? t('panels.kpiBoard.words.set.given') : amount(row.unit, target.value)}</b><span className="dim break">{target.note}</span></li>
            ))}
          </ul>
        )}
      </div>
    </form>
  )
}
