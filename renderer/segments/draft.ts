// A segment as it lies on the desk.
import type { Rule } from '../../db/segments/model.ts'
import type { Group } from './tree.ts'
import { asGroup } from './tree.ts'

export interface SegmentDraft {
  /** null = not kept yet. */
  id: number | null
  name: string
  rule: Group
  content: string
  /** Whether it is shown beside all customers. */
  comparing: boolean
  /** As it was kept, to see whether something has changed. */
  kept: string
}

const textOf = ({ name, rule, content }: Pick<SegmentDraft, 'name' | 'rule' | 'content'>): string => JSON.stringify([name.trim(), rule, content.trim()])

export function newDraft(start: { name?: string; rule?: Rule; content?: string } = {}): SegmentDraft {
  return { id: null, name: start.name ?? '', rule: asGroup(start.rule ?? { all: [] }), content: start.content ?? '', comparing: false, kept: '' }
}

export function draftOf(row: { id: number; name: string; rule: Rule; content: string }, comparing = false): SegmentDraft {
  const draft = { id: row.id, name: row.name, rule: asGroup(row.rule), content: row.content, comparing }
  return { ...draft, kept: textOf(draft) }
}

export const isChanged = (draft: SegmentDraft): boolean => draft.kept !== textOf(draft)
export const asKept = (draft: SegmentDraft, id: number): SegmentDraft => ({ ...draft, id, kept: textOf(draft) })

/** A name that no segment bears yet. */
export function freeName(name: string, taken: readonly string[]): string {
  let free = name.slice(0, 90)
  for (let n = 2; taken.includes(free); n++) free = `${name.slice(0, 90)} ${n}`
  return free
}
