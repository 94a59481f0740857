// Which panels take the whole width: those with many columns, and one that would stand alone in its row.
import type { PanelCode } from '../../db/analysis/panelModel.ts'

const broad: ReadonlySet<PanelCode> = new Set<PanelCode>(['kpiBoard', 'cohort', 'rfm', 'calendar', 'nextProduct', 'crossSell', 'forecast', 'plans', 'ltvTree', 'classes'])

/** Whether the panel at a place of its tab is drawn over the whole width. */
export function isWide(panels: readonly PanelCode[], at: number): boolean {
  if (broad.has(panels[at])) return true
  let first = at
  while (first > 0 && !broad.has(panels[first - 1])) first--
  let end = at
  while (end < panels.length && !broad.has(panels[end])) end++
  return at === end - 1 && (end - first) % 2 === 1
}
