// What lies on the desk of the print room: for whom, on what, how, and who is taken out. Paper choices are remembered on this computer.
import { z } from 'zod'
import { create } from 'zustand'
import type { OutputKind, OutputOptions, OutputRequest } from '../../db/letters/model.ts'
import { outputKinds, outputOptions } from '../../db/letters/model.ts'
import type { PeopleFilter } from '../view.ts'
import { useView } from '../view.ts'

const place = 'letters'
const stored = z.object({ kind: z.enum(outputKinds), options: z.partialRecord(z.enum(outputKinds), outputOptions.partial()) })
type Options = Record<OutputKind, OutputOptions>

/** A first label is a matter of the sheet at hand, never remembered. */
function remembered(): { kind: OutputKind; options: Options } {
  let found: z.output<typeof stored> = { kind: 'dmList', options: {} }
  try { found = stored.parse(JSON.parse(localStorage.getItem(place) ?? '')) } catch { /* Nothing remembered, or not by this version: the defaults. */ }
  const options = Object.fromEntries(outputKinds.map((kind) => [kind, { ...outputOptions.parse({}), ...found.options[kind], startAt: 1 }])) as Options
  return { kind: found.kind, options }
}

function remember({ kind, options }: { kind: OutputKind; options: Options }): void {
  try { localStorage.setItem(place, JSON.stringify({ kind, options })) } catch { /* A full disk forgets the paper, nothing more. */ }
}

interface Desk {
  people: PeopleFilter | null
  kind: OutputKind
  options: Options
  without: readonly number[]
  /** Page shown, from 0. */
  page: number
  choosePeople: (people: PeopleFilter | null) => void
  chooseKind: (kind: OutputKind) => void
  set: (options: Partial<OutputOptions>) => void
  takeOut: (id: number) => void
  putBack: (id: number) => void
  turnTo: (page: number) => void
}

export const useDesk = create<Desk>()((set, get) => ({
  people: null,
  ...remembered(),
  without: [],
  page: 0,
  choosePeople: (people) => set({ people, without: [], page: 0 }),
  chooseKind: (kind) => { set({ kind, page: 0 }); remember(get()) },
  set: (options) => {
    const { kind, options: all } = get()
    set({ options: { ...all, [kind]: { ...all[kind], ...options } }, page: 0 })
    remember(get())
  },
  takeOut: (id) => set((now) => ({ without: [...now.without, id] })),
  putBack: (id) => set((now) => ({ without: now.without.filter((other) => other !== id) })),
  turnTo: (page) => set({ page }),
}))

/** Lays these people on the desk and goes to the print room. */
export function openLetters(people: PeopleFilter): void {
  useDesk.getState().choosePeople(people)
  useView.getState().go('letters')
}

/** What the desk asks for; null while nobody is chosen. */
export function requestOf({ people, kind, options, without }: Pick<Desk, 'people' | 'kind' | 'options' | 'without'>): OutputRequest | null {
  if (!people || (people.ref.kind === 'find' && people.ref.find.trim() === '') || (people.ref.kind === 'ids' && people.ref.ids.length === 0)) return null
  return { kind, people: people.ref, options: options[kind], without: [...without], ...(people.asOf && { asOf: people.asOf }) }
}

/** The options that mean something for a kind, in the order of the screen. */
export const optionsOf: Record<OutputKind, readonly (keyof OutputOptions | 'offset')[]> = {
  dmList: ['sort', 'oncePerAddress', 'offset'],
  labels12: ['startAt', 'sort', 'oncePerAddress', 'offset'],
  labels21: ['startAt', 'sort', 'oncePerAddress', 'offset'],
  postcardVertical: ['sort', 'oncePerAddress', 'sender', 'kanjiNumbers', 'frame', 'offset'],
  postcardHorizontal: ['sort', 'oncePerAddress', 'sender', 'frame', 'offset'],
  csvExcel: ['sort', 'oncePerAddress'],
  csvExact: ['sort', 'encoding', 'oncePerAddress'],
}
export const isList = (kind: OutputKind): boolean => kind === 'csvExcel' || kind === 'csvExact'
/** Labels per sheet: columns and rows. */
export const sheetOf: Partial<Record<OutputKind, { columns: number; rows: number }>> = { labels12: { columns: 2, rows: 6 }, labels21: { columns: 3, rows: 7 } }
