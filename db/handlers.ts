// Question → function, one line each; the type makes sure that none is missing.
import { kpis } from './analysis/kpi.ts'
import { moves } from './analysis/moves.ts'
import type { Answer, HostQuestion } from './contract.ts'
import { contract } from './contract.ts'
import { createCustomer, editCustomer } from './customers/edit.ts'
import { listCustomers } from './customers/list.ts'
import { customerPage } from './customers/page.ts'
import { ShopError } from './errors.ts'
import { loadFacts } from './facts/build.ts'
import { parseDay } from './facts/day.ts'
import { importInBackground } from './imports/background.ts'
import type { Progress } from './imports/model.ts'
import { getImport, listImports } from './imports/queries.ts'
import { setConsent, setMark, setStop } from './interactions/decide.ts'
import { addInteraction, closeComplaint, removeInteraction } from './interactions/record.ts'
import { check, outputHistory } from './letters/registry.ts'
import { createOrder, excludeOrder } from './orders/entry.ts'
import { changeSettings } from './settings/change.ts'
import { listChannels, listProducts, saveChannel, saveProduct } from './settings/queries.ts'
import { asOfShop, mayWrite, renew } from './shop.ts'
import type { OpenShop } from './shop.ts'
import { shopInfo, summaryOf } from './shops/lifecycle.ts'
import { finishTask, reopenTask, skipTask, snoozeTask } from './tasks/actions.ts'
import { taskBoard, taskRow } from './tasks/board.ts'
import { generateTasks } from './tasks/generate.ts'
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
  'customers.create': ({ shop }, draft) => createCustomer(shop, draft),
  'customers.edit': ({ shop }, input) => editCustomer(shop, input),
  'customers.stop': ({ shop }, input) => setStop(shop, input),
  'customers.consent': ({ shop }, input) => setConsent(shop, input),
  'customers.mark': ({ shop }, input) => setMark(shop, input),
  'orders.create': ({ shop }, draft) => createOrder(shop, draft),
  'orders.exclude': ({ shop }, input) => { excludeOrder(shop, input); return null },
  'interactions.add': ({ shop }, input) => addInteraction(shop, input),
  'interactions.remove': ({ shop }, input) => { removeInteraction(shop, input); return null },
  'interactions.closeComplaint': ({ shop }, input) => { closeComplaint(shop, input); return null },
  'tasks.board': ({ shop }, { asOf }) => taskBoard(shop, { asOf }),
  'tasks.generate': ({ shop }, { asOf }) => generateTasks(shop, asOf),
  'tasks.finish': ({ shop }, input) => { finishTask(shop, input); return taskRow(shop, input.id, input.asOf) },
  'tasks.snooze': ({ shop }, input) => { snoozeTask(shop, input); return taskRow(shop, input.id) },
  'tasks.skip': ({ shop }, input) => { skipTask(shop, input); return taskRow(shop, input.id, input.asOf) },
  'tasks.reopen': ({ shop }, input) => { reopenTask(shop, input); return taskRow(shop, input.id) },
  'letters.check': ({ shop }, request) => check(shop, request),
  'letters.history': ({ shop }) => outputHistory(shop),
  'imports.run': (context, { files }) => importInBackground(context.shop, files.map((handle) => pathOf(context, handle)), context),
  'imports.list': ({ shop }) => listImports(shop.db.kysely),
  'imports.get': ({ shop }, { id }) => getImport(shop.db.kysely, id),
  'settings.get': ({ shop }) => shop.settings,
  'settings.save': ({ shop }, patch) => write(shop, () => changeSettings(shop, patch)),
  'settings.channels': ({ shop }) => listChannels(shop.db.kysely),
  'settings.saveChannel': ({ shop }, input) => write(shop, () => saveChannel(shop.db.kysely, input)),
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
