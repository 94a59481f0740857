// What lies on the desk of the report: whether it is open, which report, with or without names. Names are left out unless asked for.
import { create } from 'zustand'
import type { ReportKind } from '../../db/report/model.ts'

interface Desk {
  open: boolean
  kind: ReportKind
  hideNames: boolean
  /** Page shown, from 0. */
  page: number
  show: () => void
  close: () => void
  choose: (kind: ReportKind) => void
  setHideNames: (hide: boolean) => void
  turnTo: (page: number) => void
}

export const useReport = create<Desk>()((set) => ({
  open: false, kind: 'full', hideNames: true, page: 0,
  show: () => set({ open: true, page: 0 }),
  close: () => set({ open: false, hideNames: true }),
  choose: (kind) => set({ kind, page: 0 }),
  setHideNames: (hideNames) => set({ hideNames, page: 0 }),
  turnTo: (page) => set({ page }),
}))
