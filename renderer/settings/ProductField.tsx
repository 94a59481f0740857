// One small field of a product's row: saves itself when left, Escape puts back what was there.
import { useId, useRef, useState } from 'react'

interface Props<V extends string | number | null> {
  label: string
  value: V
  disabled: boolean
  /** Typed text → value; undefined = cannot be used. */
  read: (typed: string) => V | undefined
  save: (next: V) => void
  /** What is to be known of the value as it stands. */
  note?: string
  /** Why a value is refused. */
  refusal?: string
  /** For a number. */
  short?: boolean
  /** Id of a list of proposals. */
  list?: string
}

export function ProductField<V extends string | number | null>({ label, value, disabled, read, save, note, refusal, short = false, list }: Props<V>) {
  const text = value === null ? '' : String(value)
  const [typed, setTyped] = useState(text)
  const [bad, setBad] = useState(false)
  const noteId = useId()
  // Saved, put back, or changed elsewhere: follow.
  const [seen, setSeen] = useState(text)
  if (seen !== text) {
    setSeen(text)
    setTyped(text)
    setBad(false)
  }
  // Leaving the field by Escape is no answer.
  const dropped = useRef(false)
  const commit = () => {
    if (dropped.current) { dropped.current = false; return }
    const next = read(typed)
    setBad(next === undefined)
    if (next !== undefined && next !== value) save(next)
    else if (next !== undefined) setTyped(text)
  }
  return (
    <>
      <input className={`productField${short ? ' short' : ''}`} aria-label={label} aria-invalid={bad} aria-describedby={note ? noteId : undefined} value={typed} disabled={disabled} list={list} maxLength={60} inputMode={short ? 'numeric' : undefined}
        onChange={(event) => { setTyped(event.currentTarget.value); setBad(false) }} onBlur={commit}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') { setTyped(text); setBad(false); dropped.current = true; event.currentTarget.blur() }
        }} />
      {note && !bad && typed === text && <span id={noteId} className="small dim productNote">{note}</span>}
      {bad && refusal && <span className="small productBad" role="alert">{refusal}</span>}
    </>
  )
}
