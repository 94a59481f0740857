// Saving settings of an open shop, with all that hangs on them.
import { reassign } from '../customers/assign.ts'
import type { Facts } from '../facts/facts.ts'
import { renewedFacts } from '../orders/renewed.ts'
import { renew, renewSettings, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import type { Settings, SettingsPatch } from './model.ts'
import { readSettings, saveSettings } from './queries.ts'

/**
 * Writes some settings and returns all. The patch has been checked. The shop's own phone number and mail address join nobody,
 * so where they change, the people who bear the old or the new one are looked at again, all in one transaction. `note`: stands beside a changed target in its history.
 */
export function changeSettings(open: OpenShop, patch: SettingsPatch, note = ''): Settings {
  const { sqlite } = open.db
  const { settings, facts } = sqlite.transaction((): { settings: Settings; facts: Facts | null } => {
    const before = readSettings(sqlite)
    const settings = saveSettings(sqlite, patch, { setOn: today(open), note })
    const moved = reassign(sqlite, before)
    return { settings, facts: moved && renewedFacts(sqlite, open.facts, moved) }
  }).immediate()
  renewSettings(open, settings)
  if (facts) renew(open, facts)
  return settings
}
