// The scenarios of the product, read from their data once.
import data from '../../resources/scenarios/scenarios.json' with { type: 'json' }
import { scenarioFile } from './model.ts'
import type { Scenario } from './model.ts'

const file = scenarioFile.parse(data)
export const { delivery, caps } = file
export const phoneChannels: ReadonlySet<string> = new Set(file.phoneChannels)
/** Most important first. */
export const scenarios: readonly Scenario[] = [...file.scenarios].sort((a, b) => a.priority - b.priority)

const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]))
/** The scenario of an id; undefined where the file of a shop names one that this version does not know. */
export function scenarioOf(id: string): Scenario | undefined {
  return byId.get(id)
}

/** Tasks that somebody made for a list of people, by hand. */
export const forList = 'list'
/** Whether a task counts as selling; what was made for a list is taken for it, to be careful. */
export function isSelling(id: string): boolean {
  return scenarioOf(id)?.selling ?? id === forList
}
