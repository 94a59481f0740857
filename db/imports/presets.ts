// Proposals for platforms whose files are known only by their headings: to be looked over by the user (要確認).
import content from '../../resources/imports/presets.json' with { type: 'json' }
import { headingKey } from './formats/layout.ts'
import { placeOf } from './mappingFields.ts'
import { mappingSchema } from './model.ts'
import type { Mapping, MappingField } from './model.ts'

interface Preset { id: string; needed: string[]; mapping: unknown }
export const presets = content as Preset[]

/** How many of a preset's needed headings must be there. */
const ENOUGH = 0.8

/** The preset that fits these headings best, with those of its columns that the file has. null = none of them. */
export function presetFor(headings: readonly string[]): Mapping | null {
  const keys = new Set(headings.map(headingKey))
  let [best, most]: [Preset | null, number] = [null, 0]
  for (const preset of presets) {
    const there = preset.needed.filter((heading) => keys.has(headingKey(heading))).length
    if (there < preset.needed.length * ENOUGH || there <= most) continue
    ;[best, most] = [preset, there]
  }
  if (best === null) return null
  const mapping = mappingSchema.parse(best.mapping)
  const columns: Mapping['columns'] = {}
  for (const [field, picked] of Object.entries(mapping.columns)) {
    const there = [picked].flat().filter((heading) => placeOf(heading, headings) !== null)
    if (there.length > 0) columns[field as MappingField] = there.length === 1 ? there[0] : there
  }
  return { ...mapping, columns, preset: best.id }
}
