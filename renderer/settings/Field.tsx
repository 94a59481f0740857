// One setting: its name, its sentence, and a field that saves itself when left.
import { NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { daysOf } from '../../db/kpis/model.ts'
import type { Settings } from '../../db/settings/model.ts'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import type { FieldKey } from './fields.ts'
import { choices, kindOf, readField, refusalOf, targetOf, typedOf } from './fields.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { Weekdays } from './Weekdays.tsx'

interface Props { name: FieldKey; value: Settings[FieldKey]; disabled: boolean; /** The days of F2 in force: part of that target's name. */ f2Days: number }

export function Field({ name, value, disabled, f2Days }: Props) {
  const { t } = useWords()
  const id = useId()
  const [typed, setTyped] = useState(typedOf(name, value))
  const [stored, setStored] = useState(value)
  const [bad, setBad] = useState(false)
  const { saving, save } = useSaving()
  // Another window or the command line changed it: follow, unless something is being typed here.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setStored(value)
    if (typed === typedOf(name, seen)) setTyped(typedOf(name, value))
  }

  const put = (next: Settings[FieldKey]) => ask('settings.save', { [name]: next }).then(() => { setStored(next); setTyped(typedOf(name, next)) })
  const commit = (next: Settings[FieldKey] | undefined) => {
    setBad(next === undefined)
    if (next === undefined) return
    setTyped(typedOf(name, next))
    if (next === stored) return
    const before = stored
    save(() => put(next), () => put(before))
  }
  const kind = kindOf(name)
  const target = targetOf(name)
  // A target bears the name of its figure on the board of 分析.
  const label = target ? t(`panels.kpiBoard.words.${target.kpi}`, { days: daysOf(target.kpi, f2Days) }) : t(`settings.field.${name}.label` as 'settings.field.name.label')
  const say = target ? t(`settings.target.unit.${target.unit}`) : t(`settings.field.${name}.say` as 'settings.field.name.say')
  const common = { id, disabled, 'aria-describedby': `${id}-say` }
  return (
    <div className="field">
      <div>{kind === 'weekdays' ? <p className="fieldName">{label}</p> : <label htmlFor={id}>{label}</label>}<p id={`${id}-say`} className="small dim">{say}</p></div>
      <div>
        {kind === 'weekdays' ? <Weekdays closed={typed} disabled={disabled} label={label} choose={(next) => commit(next)} /> : kind === 'choice' || kind === 'switch' ? (
          <NativeSelect {...common} value={typed} onChange={(event) => { const text = event.currentTarget.value; setTyped(text); commit(kind === 'switch' ? text === 'true' : readField(name, text)) }}
            data={(kind === 'switch' ? [false, true] : choices[name] ?? []).map((choice) => ({ value: String(choice), label: choiceWords(choice) }))} />
        ) : (
          <TextInput {...common} value={typed} error={bad && t(`settings.bad.${refusalOf(name)}`)} inputMode={kind === 'text' ? undefined : 'decimal'} classNames={{ input: kind === 'text' ? '' : 'numberInput' }}
            onChange={(event) => { setTyped(event.currentTarget.value); setBad(false) }}
            onBlur={() => commit(readField(name, typed))}
            onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit(readField(name, typed)); if (event.key === 'Escape') { setTyped(typedOf(name, stored)); setBad(false) } }} />
        )}
      </div>
      <Saved saving={saving} />
    </div>
  )

  function choiceWords(choice: string | number | boolean): string {
    if (typeof choice === 'boolean' && name === 'closedHolidays') return t(choice ? 'settings.choice.rest' : 'settings.choice.work')
    if (typeof choice === 'boolean') return t(choice ? 'settings.choice.yes' : 'settings.choice.no')
    if (name === 'taxPercent') return t('settings.choice.percentOf', { n: choice })
    if (name === 'f2Days') return t('settings.choice.daysOf', { n: choice })
    if (typeof choice === 'number') return t('units.days', { count: choice })
    return t(`settings.choice.${choice as 'one'}`)
  }
}
