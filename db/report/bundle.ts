// Every table of 分析 at once: one workbook with a sheet for each, or a CSV file for each. Formula-safe like any other file of a panel.
import { builtPanels } from '../analysis/panels/index.ts'
import { panelTabs } from '../analysis/panelModel.ts'
import type { PanelCode } from '../analysis/panelModel.ts'
import { formatDay } from '../facts/day.ts'
import type { Language } from '../formats/rules.ts'
import { askPanel, prepareForecast } from '../panels/ask.ts'
import { panelBook, panelFile } from '../panels/file.ts'
import { heldStill, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { textsIn } from '../texts.ts'
import { neverStopped, turn } from '../turns.ts'
import type { BundleFormat } from './model.ts'

/** Files by name with their ending; `name` is that of the folder, or of the one file. */
export interface TableBundle { name: string; files: { name: string; bytes: Uint8Array }[]; tables: number }

/** The tables that have rows, in the order of the tabs. */
async function filledPanels(open: OpenShop, asOf: string, signal: AbortSignal): Promise<PanelCode[]> {
  const codes = (Object.values<readonly PanelCode[]>(panelTabs).flat()).filter((code) => builtPanels.includes(code))
  const filled: PanelCode[] = []
  for (const panel of codes) {
    await prepareForecast(open, { panel, asOf }, { signal })
    await turn(signal)
    if (askPanel(open, { panel, options: {}, asOf }).table.rows.length > 0) filled.push(panel)
  }
  return filled
}

/** Each panel as it first stands on the screen, all of the same moment: what is written of orders and customers meanwhile is not in it. `day` 'YYYY-MM-DD'; without it today. Throws cancelled. */
export async function tableBundle(shop: OpenShop, format: BundleFormat, day: string | undefined, language: Language, signal = neverStopped()): Promise<TableBundle> {
  const open = heldStill(shop)
  const asOf = day ?? formatDay(today(open))
  const say = await textsIn(language)
  const codes = await filledPanels(open, asOf, signal)
  const name = say('report.bundleName', { shop: open.settings.name.trim() || say('product.name'), day: asOf })
  if (format === 'xlsx') {
    const bytes = await panelBook(open, codes.map((panel) => ({ panel, options: {}, asOf, tax: 'with' as const })), language, signal)
    return { name, files: codes.length === 0 ? [] : [{ name: `${fileSafe(name)}.xlsx`, bytes }], tables: codes.length }
  }
  const files: TableBundle['files'] = []
  for (const [i, panel] of codes.entries()) {
    const file = await panelFile(open, { panel, options: {}, asOf, tax: 'with', format: 'csv' }, language, signal)
    // Numbered, so that a folder shows them in the order of the screen.
    files.push({ name: `${String(i + 1).padStart(2, '0')} ${fileSafe(file.name)}.csv`, bytes: file.bytes })
  }
  return { name, files, tables: codes.length }
}

/** A name that every file system takes. */
function fileSafe(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is meant
  return name.replace(/[\\/:*?"<>|\0-\x1f]/g, '_').replace(/[. ]+$/, '').slice(0, 100) || '_'
}
