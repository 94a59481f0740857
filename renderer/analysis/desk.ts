// What lies on the desk of 分析: tab, filter, choices of each panel. Kept while the shop is open; tab and tax also between starts.
import { z } from 'zod'
import { create } from 'zustand'
import type { FigureFilter } from '../../db/analysis/filterModel.ts'
import type { PanelCode, PanelTab } from '../../db/analysis/panelModel.ts'
import { panelTabs } from '../../db/analysis/panelModel.ts'
import type { TaxChoice } from '../../db/panels/model.ts'
import { taxChoices } from '../../db/panels/model.ts'
import { useView } from '../view.ts'

export const tabs = Object.keys(panelTabs) as PanelTab[]
export const noFilter: FigureFilter = { channels: [], products: [], orderKind: 'all', prefectures: [], segment: null }

interface Desk {
  tab: PanelTab
  tax: TaxChoice
  filter: FigureFilter
  /** Names of the products in the filter, as they were when chosen. */
  productNames: Record<number, string>
  options: Partial<Record<PanelCode, Record<string, string | number>>>
  asTable: Partial<Record<PanelCode, boolean>>
  openTab: (tab: PanelTab) => void
  setTax: (tax: TaxChoice) => void
  setFilter: (patch: Partial<FigureFilter>) => void
  chooseProducts: (products: { id: number; name: string }[]) => void
  clearFilter: () => void
  choose: (panel: PanelCode, option: string, value: string | number) => void
  showTable: (panel: PanelCode, asTable: boolean) => void
  /** Another shop: only tab and tax stay. */
  reset: () => void
}

const place = 'analysis'
const stored = z.object({ tab: z.enum(tabs).catch('stages'), tax: z.enum(taxChoices).catch('with') })

function remembered(): z.output<typeof stored> {
  try { return stored.parse(JSON.parse(localStorage.getItem(place) ?? '')) } catch { return { tab: 'stages', tax: 'with' } }
}
function remember({ tab, tax }: Pick<Desk, 'tab' | 'tax'>): void {
  try { localStorage.setItem(place, JSON.stringify({ tab, tax })) } catch { /* A full disk forgets the tab, nothing more. */ }
}

const empty = { filter: noFilter, productNames: {}, options: {}, asTable: {} }

export const useAnalysis = create<Desk>()((set, get) => ({
  ...remembered(),
  ...empty,
  openTab: (tab) => { set({ tab }); remember(get()) },
  setTax: (tax) => { set({ tax }); remember(get()) },
  setFilter: (patch) => set((now) => ({ filter: { ...now.filter, ...patch } })),
  chooseProducts: (products) => set((now) => ({ filter: { ...now.filter, products: products.map(({ id }) => id) }, productNames: Object.fromEntries(products.map(({ id, name }) => [id, name])) })),
  clearFilter: () => set({ filter: noFilter, productNames: {} }),
  choose: (panel, option, value) => set((now) => ({ options: { ...now.options, [panel]: { ...now.options[panel], [option]: value } } })),
  showTable: (panel, asTable) => set((now) => ({ asTable: { ...now.asTable, [panel]: asTable } })),
  reset: () => set(empty),
}))

/**
 * The filter as it can hold: a segment that was taken away no longer filters, or everybody would be gone from the figures. It is only
 * left out, so that it holds again when its removal is undone. `segments`: those there are.
 */
export function holding(filter: FigureFilter, segments: readonly { id: number }[]): FigureFilter {
  return isGone(filter, segments) ? { ...filter, segment: null } : filter
}
export const isGone = ({ segment }: FigureFilter, segments: readonly { id: number }[]): boolean => segment !== null && !segments.some(({ id }) => id === segment)

/** 分析 for one saved segment alone. */
export function openSegmentInAnalysis(segment: number): void {
  useAnalysis.setState({ filter: { ...noFilter, segment }, productNames: {} })
  useView.getState().go('analysis')
}
