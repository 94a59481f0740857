// Where the user is looking: room, day, filters, picked rows. Nothing of the shop's data.
import { create } from 'zustand'
import type { PeopleRef } from '../db/analysis/model.ts'
import type { CustomersQuery } from '../db/customers/model.ts'
import type { SegmentDraft } from './segments/draft.ts'

export const rooms = ['today', 'customers', 'analysis', 'letters', 'imports', 'settings'] as const
export type Room = (typeof rooms)[number]

/** The people behind a figure, with the words that name them and the day they were counted on (null = today). */
export interface PeopleFilter { ref: PeopleRef; name: string; asOf: string | null }
export const settingsTabs = ['shop', 'counting', 'targets', 'contacts', 'channels', 'products', 'adCosts', 'app'] as const
export type SettingsTab = (typeof settingsTabs)[number]
/** The pages of the room お客様. */
export const customerSections = ['list', 'segments', 'same', 'missing', 'fix'] as const
export type CustomerSection = (typeof customerSections)[number]
export type CustomerSort = NonNullable<CustomersQuery['sort']>

interface View {
  room: Room
  /** Day of the figures; null = today. */
  asOf: string | null
  people: PeopleFilter | null
  find: string
  sort: CustomerSort
  descending: boolean
  section: CustomerSection
  /** The segment that is being made, kept while its people are looked at. */
  segmentDraft: SegmentDraft | null
  /** The customer whose page is open, and the room it was opened from. */
  customer: number | null
  cameFrom: Room
  /** The form for a new customer is open. */
  registering: boolean
  /** Customers picked in the list, to print for. */
  picked: ReadonlySet<number>
  /** The focus is to go to the search field. */
  findAsked: boolean
  /** First row of the list when it was left, to come back to. */
  topRow: number
  settingsTab: SettingsTab
  go: (room: Room) => void
  setAsOf: (asOf: string | null) => void
  openPeople: (people: PeopleFilter | null) => void
  openSection: (section: CustomerSection) => void
  /** Opens the making of a segment; null = back to all of them. */
  editSegment: (draft: SegmentDraft | null) => void
  search: (find: string) => void
  sortBy: (sort: CustomerSort) => void
  /** Opens a customer's page from any room; null goes back to where it was opened. */
  openCustomer: (id: number | null) => void
  register: (open: boolean) => void
  pick: (picked: ReadonlySet<number>) => void
  askFind: () => void
  findFocused: () => void
  keepTopRow: (row: number) => void
  openSettings: (tab: SettingsTab) => void
  /** Another shop: nothing of the one before stays. */
  reset: () => void
}

const start = {
  room: 'today' as Room, asOf: null, people: null, find: '', sort: 'lastDay' as CustomerSort, descending: true, section: 'list' as CustomerSection, segmentDraft: null as SegmentDraft | null, customer: null, cameFrom: 'customers' as Room,
  registering: false, picked: new Set<number>() as ReadonlySet<number>, findAsked: false, topRow: 0, settingsTab: 'shop' as SettingsTab,
}
const noPage = { customer: null, cameFrom: 'customers' as Room, registering: false }

export const useView = create<View>()((set) => ({
  ...start,
  go: (room) => set({ room, section: 'list', ...noPage }),
  setAsOf: (asOf) => set({ asOf }),
  openPeople: (people) => set({ room: 'customers', section: 'list', people, find: '', topRow: 0, ...noPage }),
  openSection: (section) => set({ room: 'customers', section, ...noPage }),
  editSegment: (segmentDraft) => set({ room: 'customers', section: 'segments', segmentDraft, ...noPage }),
  search: (find) => set({ find, topRow: 0 }),
  sortBy: (sort) => set((now) => ({ sort, descending: now.sort === sort ? !now.descending : sort !== 'name', topRow: 0 })),
  openCustomer: (customer) => set((now) => (customer === null ? { ...noPage, room: now.cameFrom } : { customer, registering: false, room: 'customers', cameFrom: now.room === 'customers' ? now.cameFrom : now.room })),
  register: (registering) => set({ room: 'customers', ...noPage, registering }),
  pick: (picked) => set({ picked }),
  askFind: () => set({ room: 'customers', section: 'list', findAsked: true, ...noPage }),
  findFocused: () => set({ findAsked: false }),
  keepTopRow: (topRow) => set({ topRow }),
  openSettings: (settingsTab) => set({ room: 'settings', settingsTab, ...noPage }),
  reset: () => set(start),
}))
