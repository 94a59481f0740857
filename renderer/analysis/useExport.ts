// Taking a panel out of the program: copied, as a file, as a picture; one at a time, and what came of it.
import type { PanelQuery } from '../../db/analysis/panelModel.ts'
import type { PanelFormat, TaxChoice } from '../../db/panels/model.ts'
import type { Outcome } from '../saving/useOutcome.ts'
import { useOutcome } from '../saving/useOutcome.ts'
import { ask } from '../shop.ts'

type Left =
  | { state: 'copied'; rows: number }
  | { state: 'saved'; path: string }
  /** Characters that the encoding lacks: nothing written yet. */
  | { state: 'unwritable'; characters: string }

export interface Exporting {
  outcome: Outcome<Left>
  busy: boolean
  copy: () => void
  save: (format: Exclude<PanelFormat, 'tsv'>, writeAnyway?: boolean) => void
  picture: (card: HTMLElement | null, name: string) => void
  clear: () => void
}

/** What came of it stays until the panel shows something else. A file once asked for is made, also when the panel is left. */
export function useExport(query: PanelQuery, tax: TaxChoice): Exporting {
  const { outcome, busy, run, clear } = useOutcome<Left>(JSON.stringify([query, tax]))
  return {
    outcome, busy, clear,
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
