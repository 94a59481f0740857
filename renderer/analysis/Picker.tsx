// A filter button that opens a list to tick: what is on it says the button.
import { Checkbox, Popover, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useWords } from '../useWords.ts'

export interface PickItem { id: string; label: string; note?: string }
interface Props {
  /** What it filters by, and what the button says. */
  name: string
  shown: string
  items: PickItem[]
  chosen: PickItem[]
  onChange: (chosen: PickItem[]) => void
  /** A field to search in, where the list is long. */
  find?: { text: string; placeholder: string; onChange: (text: string) => void; none: string }
  clear: string
}

export function Picker({ name, shown, items, chosen, onChange, find, clear }: Props) {
  const { t } = useWords()
  const on = new Set(chosen.map(({ id }) => id))
  const list = useRef<HTMLDivElement>(null)
  // What is chosen stays in sight, whatever is searched for.
  const all = [...chosen.filter(({ id }) => !items.some((item) => item.id === id)), ...items]
  const toggle = (item: PickItem) => onChange(on.has(item.id) ? chosen.filter(({ id }) => id !== item.id) : [...chosen, item])
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus withArrow={false}>
      <Popover.Target><button type="button" className="filterButton" aria-label={t('common.named', { name, value: shown })} data-on={on.size > 0 || undefined}><span>{shown}</span><span aria-hidden="true">▾</span></button></Popover.Target>
      <Popover.Dropdown aria-label={name} p={10}>
        <div className="stack" style={{ gap: 8 }}>
          {find && <TextInput size="xs" type="search" data-autofocus aria-label={find.placeholder} placeholder={find.placeholder} value={find.text} maxLength={100} onChange={(event) => find.onChange(event.currentTarget.value)} />}
          <div className="pickList" ref={list} role="group" aria-label={name}>
            {all.length === 0 && find && <p className="dim small">{find.none}</p>}
            {all.map((item) => <Checkbox key={item.id} size="xs" checked={on.has(item.id)} onChange={() => toggle(item)} label={<span className="pickLabel"><span className="break">{item.label}</span>{item.note && <span className="dim num">{item.note}</span>}</span>} />)}
          </div>
          {on.size > 0 && <button type="button" className="link small" onClick={() => onChange([])}>{clear}</button>}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
