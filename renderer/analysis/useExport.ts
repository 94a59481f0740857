// Taking a panel out of the program: copied, as a file, as a picture; one at a time, and what came of it.
import { useEffect, useRef, useState } from 'react'
import type { PanelQuery } from '../../db/analysis/panelModel.ts'
import type { PanelFormat, TaxChoice } from '../../db/panels/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'

export type Exported =
  | { state: 'rest' }
  | { state: 'copied'; rows: number }
  | { state: 'saved'; path: string }
  /** Characters that the encoding lacks: nothing written yet. */
  | { state: 'unwritable'; characters: string }
  | { state: 'failed'; error: AskError }

export interface Exporting {
  outcome: Exported
  busy: boolean
  copy: () => void
  save: (format: Exclude<PanelFormat, 'tsv'>, writeAnyway?: boolean) => void
  picture: (card: HTMLElement | null, name: string) => void
  clear: () => void
}

/** What came of it stays until the panel shows something else. */
export function useExport(query: PanelQuery, tax: TaxChoice): Exporting {
  const key = JSON.stringify([query, tax])
  const [now, setNow] = useState<{ for: string; outcome: Exported }>({ for: key, outcome: { state: 'rest' } })
  const [busy, setBusy] = useState(false)
  const alive = useRef(true)
  useEffect(() => { alive.current = true; return () => { alive.current = false } }, [])

  const run = (work: () => Promise<Exported>) => {
    if (busy) return
    setBusy(true)
    const show = (outcome: Exported) => { if (alive.current) { setBusy(false); setNow({ for: key, outcome }) } }
    work().then(show, (failure: unknown) => show({ state: 'failed', error: askErrorOf(failure) }))
  }
  return {
    outcome: now.for === key ? now.outcome : { state: 'rest' },
    busy,
    copy: () => run(async () => ({ state: 'copied', ...await ask('shell.copyPanel', { ...query, tax }) })),
    save: (format, writeAnyway = false) => run(async () => {
      const saved = await ask('shell.savePanel', { ...query, tax, format, writeAnyway })
      if (!saved) return { state: 'rest' }
      return saved.unwritable !== '' && !writeAnyway ? { state: 'unwritable', characters: saved.unwritable } : { state: 'saved', path: saved.path }
    }),
    picture: (card, name) => run(async () => {
      if (!card) return { state: 'rest' }
      await take(card)
      const saved = await ask('shell.savePicture', { name })
      return saved ? { state: 'saved', path: saved.path } : { state: 'rest' }
    }),
    clear: () => setNow({ for: key, outcome: { state: 'rest' } }),
  }
}

/** Lays the card alone over the window for the moment of the picture: whole, without its buttons. */
async function take(card: HTMLElement): Promise<void> {
  const { width, height } = card.getBoundingClientRect()
  const gap = document.createElement('div')
  gap.style.cssText = `height:${height}px;grid-column:${getComputedStyle(card).gridColumn}`
  card.after(gap)
  card.style.width = `${width}px`
  card.classList.add('capturing')
  try {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const box = card.getBoundingClientRect()
    await ask('shell.takePicture', { x: box.x, y: box.y, width: box.width, height: box.height })
  } finally {
    card.classList.remove('capturing')
    card.style.width = ''
    gap.remove()
  }
}
