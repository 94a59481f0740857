// A chosen file and what looking at it has found out: what is still to be asked, and how it will be read.
import type { FileHandle } from '../../db/contract.ts'
import type { FileChoice, Inspection, Mapping, MappingField } from '../../db/imports/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'

export interface Chosen {
  file: FileHandle
  /** null while it is being looked at, or where that failed. */
  found: Inspection | null
  error: AskError | null
  /** The sheet and the line of the headings where the user has named them. */
  sheet?: string
  headerLine?: number
  /** How it is to be read, as the user has confirmed it. */
  mapping?: Mapping
  /** Confirmed reading is kept under this name. */
  savedAs?: string
}

/** known: recognised or taught before · review: a proposal that nobody has confirmed · unknown: nothing to go by · bad: cannot be read. */
export type Standing = 'looking' | 'known' | 'saved' | 'confirmed' | 'review' | 'unknown' | 'bad'

export function standingOf({ found, error, mapping }: Chosen): Standing {
  if (error || found?.problem) return 'bad'
  if (!found) return 'looking'
  if (mapping) return 'confirmed'
  if (found.saved) return 'saved'
  if (found.format !== null) return 'known'
  return found.preset !== null ? 'review' : 'unknown'
}

/** Whether nothing has to be asked about the file. */
export const isReady = (chosen: Chosen): boolean => ['known', 'saved', 'confirmed'].includes(standingOf(chosen))

/** The file as the import takes it: a recognised layout reads itself, everything else goes by its mapping. */
export function choiceOf({ file, found, mapping, sheet }: Chosen): FileChoice {
  const how = mapping ?? (found && found.format === null ? found.mapping : null)
  return { handle: file.handle, ...(how ? { mapping: how } : sheet && { sheet }) }
}

/** Looks at every file that has not been looked at. A failure belongs to its file. */
export function inspectAll(files: readonly Chosen[]): Promise<Chosen[]> {
  return Promise.all(files.map(async (chosen): Promise<Chosen> => {
    if (chosen.found) return chosen
    const { file, sheet, headerLine } = chosen
    try {
      return { ...chosen, error: null, found: await ask('imports.inspect', { handle: file.handle, ...(sheet && { sheet }), ...(headerLine && { headerLine }) }) }
    } catch (failure) { return { ...chosen, error: askErrorOf(failure) } }
  }))
}

/** Headings as the mapping names them: one that stands twice is picked as 'heading#2'. Empty ones cannot be picked. */
export function pickableHeadings(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.filter((heading) => heading.trim() !== '').map((heading) => {
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading}#${times}`
  })
}

/** Index of the column behind a picked heading, −1 where there is none. */
function columnOf(headings: readonly string[], picked: string): number {
  const direct = headings.indexOf(picked)
  if (direct >= 0) return direct
  const [, name, times] = /^(.*)#(\d+)$/s.exec(picked) ?? []
  return headings.map((heading, index) => (heading === name ? index : -1)).filter((index) => index >= 0)[Number(times) - 1] ?? -1
}

export const asList = (heading: string | string[] | undefined): string[] => (heading === undefined ? [] : Array.isArray(heading) ? heading : [heading])

/** Different values of a field in the first rows, in the order in which they stand. */
export function valuesOf({ headings, rows }: Pick<Inspection, 'headings' | 'rows'>, mapping: Mapping, field: MappingField): string[] {
  const [picked] = asList(mapping.columns[field])
  const at = picked === undefined ? -1 : columnOf(headings, picked)
  return at < 0 ? [] : [...new Set(rows.map((row) => row[at]?.trim() ?? '').filter(Boolean))].slice(0, 30)
}

/** Whether the dates of a file could be read in two ways: 03/04/2026. */
export const dateOrderOpen = (values: readonly string[]): boolean => values.some((value) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(value))

/** The mapping with a field put on other headings; none takes the field out. */
export function withField(mapping: Mapping, field: MappingField, picked: readonly string[]): Mapping {
  const { [field]: _before, ...columns } = mapping.columns
  return { ...mapping, columns: picked.length === 0 ? columns : { ...columns, [field]: picked.length === 1 ? picked[0] : [...picked] } }
}

/** The mapping for orders or for members: the one date column stays the date. */
export function asKind(mapping: Mapping, members: boolean): Mapping {
  const [from, to]: [MappingField, MappingField] = members ? ['orderedAt', 'registeredAt'] : ['registeredAt', 'orderedAt']
  const date = asList(mapping.columns[from])
  const moved = date.length > 0 && mapping.columns[to] === undefined ? withField(withField(mapping, from, []), to, date) : mapping
  // The name that was only proposed for the other kind goes with it.
  const proposed = { orders: 'その他', members: '会員名簿' }
  const channel = moved.channel === proposed[members ? 'orders' : 'members'] ? proposed[members ? 'members' : 'orders'] : moved.channel
  return { ...moved, members, channel }
}
