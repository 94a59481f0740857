// Question → function, one line each; the type makes sure that none is missing.
import { kpis } from './analysis/kpi.ts'
import { moves } from './analysis/moves.ts'
import type { Answer, HostQuestion } from './contract.ts'
import { contract } from './contract.ts'
import { listCustomers } from './customers/list.ts'
import { customerPage } from './customers/page.ts'
import { ShopError } from './errors.ts'
import { loadFacts } from './facts/build.ts'
import { parseDay } from './facts/day.ts'
import { importInBackground } from './imports/background.ts'
import type { Progress } from './imports/model.ts'
import { getImport, listImports } from './imports/queries.ts'
import { listChannels, listProducts, saveChannel, saveProduct, saveSettings } from './settings/queries.ts'
import { asOfShop, mayWrite, renew, renewSettings } from './shop.ts'
import type { OpenShop } from './shop.ts'
import { shopInfo, summaryOf } from './shops/lifecycle.ts'
import { todayBoard } from './today/board.ts'
import type { z } from 'zod'

export interface Context {
  shop: OpenShop
  signal: AbortSignal
  /** Paths behind the handles that the shell gave out. */
  granted: ReadonlyMap<string, string>
  onProgress: (progress: Progress) => void
}
type Handler<Q extends HostQuestion> = (context: Context, input: z.output<(typeof contract)[Q]['input']>) => Answer<Q> | Promise<Answer<Q>>

export const handlers: { [Q in HostQuestion]: Handler<Q> } = {
  'shop.info': ({ shop }) => shopInfo(shop),
  'shop.summary': ({ shop }, { asOf }) => summaryOf(asOfShop(shop, asOf)),
  'today.board': ({ shop }, { asOf }) => todayBoard(shop, asOf),
  'kpi.all': ({ shop }, { asOf, ...options }) => kpis(asOfShop(shop, asOf), options),
  'tiers.moves': ({ shop }, { from, to }) => moves(asOfShop(shop, to), parseDay(from), parseDay(to)),
  'customers.list': ({ shop }, query) => listCustomers(shop, query),
  'customers.get': ({ shop }, query) => customerPage(shop, query),
  'imports.run': (context, { files }) => importInBackground(context.shop, files.map((handle) => pathOf(context, handle)), context),
  'imports.list': ({ shop }) => listImports(shop.db.sqlite),
  'imports.get': ({ shop }, { id }) => getImport(shop.db.sqlite, id),
  'settings.get': ({ shop }) => shop.settings,
  'settings.save': ({ shop }, patch) => write(shop, () => { renewSettings(shop, saveSettings(shop.db.sqlite, patch)); return shop.settings }),
  'settings.channels': ({ shop }) => listChannels(shop.db.sqlite),
  'settings.saveChannel': ({ shop }, input) => write(shop, () => saveChannel(shop.db.sqlite, input)),
  'settings.products': ({ shop }, input) => listProducts(shop.db.sqlite, shop.facts, input),
  'settings.saveProduct': ({ shop }, input) => write(shop, () => { saveProduct(shop.db.sqlite, input); renew(shop, loadFacts(shop.db)); return null }),
}

function pathOf({ granted }: Context, handle: string): string {
  const path = granted.get(handle)
  if (path === undefined) throw new ShopError('fileNotFound', { file: handle })
  return path
}

function write<T>(shop: OpenShop, action: () => T): T {
  mayWrite(shop)
  return action()
}
