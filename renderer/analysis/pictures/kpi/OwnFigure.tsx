// A figure of the shop's own: numerator ÷ denominator, chosen from what the shop knows.
import { Button, NativeSelect, Popover, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { OwnFigure, OwnKpi } from '../../../../db/kpis/model.ts'
import { ownFigures, ownUnits } from '../../../../db/kpis/model.ts'
import type { AskError } from '../../../shop.ts'
import { ask, askErrorOf } from '../../../shop.ts'
import { useWords } from '../../../useWords.ts'

/** `own`: the figure to change; null = a new one. `remove` takes it off the board, where it can be put back. */
export function OwnFigureButton({ own, remove }: { own: OwnKpi | null; remove?: (own: OwnKpi) => void }) {
  const { t } = useWords()
  const [opened, setOpened] = useState(false)
  return (
    <Popover width={340} position="bottom-start" trapFocus returnFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button type="button" className="link small" aria-label={own ? `${own.name} ${t('panels.kpiBoard.words.own.edit')}` : undefined} onClick={() => setOpened(!opened)}>{t(`panels.kpiBoard.words.own.${own ? 'edit' : 'add'}`)}</button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('panels.kpiBoard.words.own.title')}>
        {opened && <OwnForm own={own} remove={remove} done={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function OwnForm({ own, remove, done }: { own: OwnKpi | null; remove?: (own: OwnKpi) => void; done: () => void }) {
  const { t } = useWords()
  const [draft, setDraft] = useState<Omit<OwnKpi, 'id'>>(own ?? { name: '', unit: 'rate', numerator: 'repeaters', denominator: 'buyers' })
  const [error, setError] = useState<AskError | null>(null)
  const [nameless, setNameless] = useState(false)
  const failed = (failure: unknown) => setError(askErrorOf(failure))
  const send = (event: FormEvent) => {
    event.preventDefault()
    setNameless(draft.name.trim() === '')
    if (draft.name.trim() !== '') ask('kpis.own.save', { ...draft, ...(own && { id: own.id }) }).then(done, failed)
  }
  const figures = ownFigures.map((figure) => ({ value: figure, label: t(`panels.kpiBoard.words.figure.${figure as 'buyers'}`) }))
  const choice = (part: 'numerator' | 'denominator') => (
    <NativeSelect label={t(`panels.kpiBoard.words.own.${part}`)} data={part === 'numerator' ? figures.filter(({ value }) => value !== 'one') : figures} value={draft[part]}
      onChange={(event) => setDraft({ ...draft, [part]: event.currentTarget.value as OwnFigure })} />
  )
  return (
    <form className="stack targetForm" onSubmit={send}>
      <b>{t('panels.kpiBoard.words.own.title')}</b>
      <p className="small dim">{t('panels.kpiBoard.words.own.say')}</p>
      <TextInput data-autofocus label={t('panels.kpiBoard.words.own.kpi')} value={draft.name} maxLength={60} error={nameless && t('panels.kpiBoard.words.own.nameNeeded')} onChange={(event) => { setDraft({ ...draft, name: event.currentTarget.value }); setNameless(false) }} />
      {choice('numerator')}
      {choice('denominator')}
      <NativeSelect label={t('panels.kpiBoard.words.own.unit')} data={ownUnits.map((unit) => ({ value: unit, label: t(`panels.kpiBoard.words.unit.${unit}`) }))} value={draft.unit} onChange={(event) => setDraft({ ...draft, unit: event.currentTarget.value as OwnKpi['unit'] })} />
      {error && <p className="savedBad small" role="alert">{t(`errors.${error.code}`, error.params)}</p>}
      <div className="row">
        <Button type="submit" size="xs">{t(`panels.kpiBoard.words.own.${own ? 'saveChanged' : 'save'}`)}</Button>
        {own && <Button type="button" size="xs" variant="default" onClick={() => { done(); remove?.(own) }}>{t('panels.kpiBoard.words.own.remove')}</Button>}
      </div>
    </form>
  )
}
