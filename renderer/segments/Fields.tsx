// The fields of one condition: numbers, choices, several choices.
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useWords } from '../useWords.ts'

interface Choice { value: string; label: string }
export interface ChoiceGroup { group: string; items: Choice[] }

export function One({ label, value, data, onChange }: { label: string; value: string; data: (Choice | ChoiceGroup)[]; onChange: (value: string) => void }) {
  return <NativeSelect className="ruleSelect" size="xs" aria-label={label} value={value} data={data} onChange={(event) => onChange(event.currentTarget.value)} />
}

/** Chips to press; at least one stays on. */
export function Some({ label, values, data, onChange, none = false }: { label: string; values: readonly string[]; data: Choice[]; onChange: (values: string[]) => void; none?: boolean }) {
  const on = new Set(values)
  return (
    <div className="chips ruleChips" role="group" aria-label={label}>
      {data.map(({ value, label: text }) => (
        <button key={value} type="button" aria-pressed={on.has(value)} onClick={() => { const next = data.map((one) => one.value).filter((one) => (one === value ? !on.has(one) : on.has(one))); if (none || next.length > 0) onChange(next) }}>{text}</button>
      ))}
    </div>
  )
}

/** From many (47 prefectures): those chosen as chips, one more at a time. */
export function Many({ label, values, data, onChange }: { label: string; values: readonly string[]; data: Choice[]; onChange: (values: string[]) => void }) {
  const { t } = useWords()
  return (
    <span className="row ruleMany" role="group" aria-label={label}>
      {values.map((value) => { const text = data.find((one) => one.value === value)?.label ?? value; return (
        <span key={value} className="ruleTaken">{text}{values.length > 1 && <button type="button" aria-label={t('segments.field.take', { value: text })} onClick={() => onChange(values.filter((one) => one !== value))}>×</button>}</span>
      ) })}
      <NativeSelect className="ruleSelect short" size="xs" aria-label={t('common.named', { name: label, value: t('segments.field.add') })} value="" data={[{ value: '', label: `＋ ${t('segments.field.add')}` }, ...data.filter(({ value }) => !values.includes(value))]}
        onChange={(event) => { if (event.currentTarget.value) onChange([...values, event.currentTarget.value]) }} />
    </span>
  )
}

/** Both ends may be left open. */
export function Range({ name, unit, from, to, onChange }: { name: string; unit: string; from?: number; to?: number; onChange: (ends: { from?: number; to?: number }) => void }) {
  const { t } = useWords()
  const put = (end: 'from' | 'to') => (value: string | number) => {
    const next: { from?: number; to?: number } = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
    delete next[end]
    const number = typeof value === 'number' ? value : Number.parseInt(value, 10)
    if (Number.isSafeInteger(number)) next[end] = number
    onChange(next)
  }
  return (
    <span className="row ruleRange">
      <Whole label={t('common.named', { name, value: t('segments.field.from') })} value={from} onChange={put('from')} />
      <span aria-hidden="true">{t('common.upTo')}</span>
      <Whole label={t('common.named', { name, value: t('segments.field.to') })} value={to} onChange={put('to')} />
      <span className="small">{unit}</span>
    </span>
  )
}

export function Whole({ label, value, onChange }: { label: string; value: number | undefined; onChange: (value: string | number) => void }) {
  return <NumberInput className="ruleNumber" size="xs" hideControls aria-label={label} value={value ?? ''} allowDecimal={false} min={0} max={999_999_999} clampBehavior="strict" thousandSeparator="," onChange={onChange} />
}

/** A text with suggestions. */
export function Suggested({ label, value, suggestions, placeholder, onChange }: { label: string; value: string; suggestions: readonly string[]; placeholder?: string; onChange: (value: string) => void }) {
  const id = useId()
  return (
    <>
      <TextInput className="ruleText" size="xs" aria-label={label} placeholder={placeholder} value={value} maxLength={200} list={id} onChange={(event) => onChange(event.currentTarget.value)} />
      <datalist id={id}>{suggestions.map((one) => <option key={one} value={one} />)}</datalist>
    </>
  )
}
