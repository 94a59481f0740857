// The shop that is open: its connection, facts, settings and directory, and the import that may be running.
import { loadDirectory } from './customers/directory.ts'
import type { Directory } from './customers/directory.ts'
import { ShopError } from './errors.ts'
import { loadFacts } from './facts/build.ts'
import { dayIn, parseDay } from './facts/day.ts'
import type { Day } from './facts/day.ts'
import { loadAttributes } from './customers/attributes.ts'
import type { CustomerAttributes, Facts, FigureSettings, Shop } from './facts/facts.ts'
import type { ImportResult, Mapping } from './imports/model.ts'
import type { ShopDb } from './open.ts'
import type { Settings } from './settings/model.ts'
import { readSettings } from './settings/queries.ts'

export interface OpenShop {
  db: ShopDb
  facts: Facts
  settings: Settings
  figureSettings: FigureSettings
  /** Rises with every change of the data; every answer carries it. */
  generation: number
  /** SQLite's own count of commits by other connections. */
  dataVersion: number
  directory: Directory | null
  attributes: CustomerAttributes | null
  /** The last preview or import of files (handles), for the list of rejected rows. */
  lastImport: { files: string[]; how: { mapping?: Mapping; format?: string; sheet?: string }[]; result: ImportResult } | null
  importing: boolean
}

let generations = 0

/** Takes an opened file into memory. */
export function hold(db: ShopDb): OpenShop {
  const settings = readSettings(db.sqlite)
  return {
    db, facts: loadFacts(db), settings, figureSettings: figureSettingsOf(settings), generation: ++generations,
    dataVersion: commitsOf(db), directory: null, attributes: null, lastImport: null, importing: false,
  }
}

/** New facts after an import or a change of marks; everything derived is made anew when asked for. */
export function renew(shop: OpenShop, facts: Facts): void {
  shop.facts = facts
  shop.directory = null
  shop.attributes = null
  shop.generation = ++generations
  shop.dataVersion = commitsOf(shop.db)
}

/** New settings after a save. */
export function renewSettings(shop: OpenShop, settings: Settings): void {
  shop.settings = settings
  shop.figureSettings = figureSettingsOf(settings)
  shop.generation = ++generations
}

/** Notices what another process has written since the last question. */
export function noticeOthers(shop: OpenShop): void {
  if (shop.importing || commitsOf(shop.db) === shop.dataVersion) return
  renewSettings(shop, readSettings(shop.db.sqlite))
  renew(shop, loadFacts(shop.db))
}

export function directoryOf(shop: OpenShop): Directory {
  return (shop.directory ??= loadDirectory(shop.db.sqlite))
}

/** The shop as it stands, for answers that let others in between: facts, settings and what is known of each customer stay of this moment and in step; what is asked of the file itself is as the file then is. */
export function heldStill(shop: OpenShop): OpenShop {
  attributesIn(shop)
  return { ...shop }
}

const attributesIn = (shop: OpenShop): CustomerAttributes => (shop.attributes ??= loadAttributes(shop.db.sqlite))

/** What the analyses take. `asOf` 'YYYY-MM-DD'; without it today in the shop's zone. */
export function asOfShop(shop: OpenShop, asOf?: string): Shop {
  return { facts: shop.facts, settings: shop.figureSettings, asOf: asOf === undefined ? today(shop) : parseDay(asOf), attributes: () => attributesIn(shop) }
}

export function today(shop: OpenShop): Day {
  return dayIn(shop.settings.timeZone, new Date())
}

/** Throws shopReadOnly or busyImporting where nothing may be written now. */
export function mayWrite(shop: OpenShop): void {
  if (shop.db.readOnly) throw new ShopError('shopReadOnly', { path: shop.db.path })
  if (shop.importing) throw new ShopError('busyImporting')
}

/** The same, once the file has been found whole. Throws shopDamaged, too. */
export async function mayWriteSoon(shop: OpenShop): Promise<void> {
  await shop.db.checked
  mayWrite(shop)
}

function commitsOf(db: ShopDb): number {
  return db.sqlite.pragma('data_version', { simple: true }) as number
}

function figureSettingsOf(s: Settings): FigureSettings {
  const { sameDayOrders, addOnDays, unpaidGraceDays, salesIncludeShipping, dormantDays, oneYearDays, acquisitionCost, retentionCost, grossMargin, taxPercent } = s
  return { sameDayOrders, addOnDays, unpaidGraceDays, salesIncludeShipping, dormantDays, oneYearDays, acquisitionCost, retentionCost, grossMargin, taxPercent }
}
