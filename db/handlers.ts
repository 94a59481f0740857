// Question → function, one line each; the type makes sure that none is missing.
import { kpis } from './analysis/kpi.ts'
import { moves } from './analysis/moves.ts'
import { addContract, addContractEvent, answerProduct, removeContract, removeContractEvent } from './contracts/record.ts'
import { contractsOfCustomer, plansOf, proposals } from './contracts/queries.ts'
import { applyFix, fixHistory, previewFix, undoFix } from './cleansing/fixes.ts'
import { loadPostal } from './cleansing/postal.ts'
import { cleansingReport } from './cleansing/report.ts'
import type { Answer, HostQuestion } from './contract.ts'
import { contract } from './contract.ts'
import { listCandidates } from './customers/candidateList.ts'
import { decideDifferent, decideLater, mergeCustomers, splitCustomer, undoDecision } from './customers/decide.ts'
import { listDecisions } from './customers/decisionHistory.ts'
import { createCustomer, editCustomer } from './customers/edit.ts'
import { listCustomers } from './customers/list.ts'
import { rulePeople, ruleGround } from './customers/chosen.ts'
import { customerPage } from './customers/page.ts'
import { pinField } from './customers/pins.ts'
import { ShopError } from './errors.ts'
import { loadFacts } from './facts/build.ts'
import { parseDay } from './facts/day.ts'
import { afterImport } from './imports/after.ts'
import { importHealth } from './imports/health.ts'
import { importInBackground, undoInBackground } from './imports/background.ts'
import type { importInput, ImportResult, Progress } from './imports/model.ts'
import { inspection } from './imports/inspect.ts'
import { understandFile } from './imports/mappingQuestions.ts'
import { deleteMapping, exportMapping, importMapping, listMappings, rememberMapping, renameMapping } from './imports/mappingStore.ts'
import { getImport, listImports } from './imports/queries.ts'
import { setConsent, setMark, setStop } from './interactions/decide.ts'
import { addInteraction, closeComplaint, removeInteraction } from './interactions/record.ts'
import { removeOwn, saveOwn, saveTarget } from './kpis/record.ts'
import { check, outputHistory } from './letters/registry.ts'
import { createOrder, excludeOrder } from './orders/entry.ts'
import { listCosts, saveCosts } from './costs/queries.ts'
import { segmentChoices, segmentGuide } from './segments/choices.ts'
import { profileOf } from './segments/profile.ts'
import { countSegment, listSegments, reasonsOf, removeSegment, restoreSegment, saveSegment, segmentsOfCustomer } from './segments/queries.ts'
import { setTrait } from './segments/traits.ts'
import { changeSettings } from './settings/change.ts'
import { listChannels, listProducts, saveChannel, saveProduct } from './settings/queries.ts'
import { askPanel, prepareForecast } from './panels/ask.ts'
import { analysisChoices, productChoices } from './panels/choices.ts'
import { listReports } from './report/history.ts'
import { asOfShop, mayWrite, renew, today } from './shop.ts'
import type { OpenShop } from './shop.ts'
import { shopInfo, summaryOf } from './shops/lifecycle.ts'
import { finishTask, reopenTask, skipTask, snoozeTask } from './tasks/actions.ts'
import { taskBoard, taskRow } from './tasks/board.ts'
import { createForList, planList, removeForList } from './tasks/forList.ts'
import { generateTasks } from './tasks/generate.ts'
import { todayBoard } from './today/board.ts'
import { askFirstThings } from './today/firstThings.ts'
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
  'today.firstThings': ({ shop }, { asOf }) => askFirstThings(shop, asOf),
  'kpi.all': ({ shop }, { asOf, ...options }) => kpis(asOfShop(shop, asOf), options),
  'tiers.moves': ({ shop }, { from, to }) => moves(asOfShop(shop, to), parseDay(from), parseDay(to)),
  'analysis.panel': async ({ shop, signal }, query) => { await prepareForecast(shop, query, { signal }); return askPanel(shop, query) },
  'analysis.products': ({ shop }, input) => productChoices(shop.facts, input),
  'analysis.choices': ({ shop }, { asOf }) => analysisChoices(shop, asOf),
  'kpis.own.save': ({ shop }, input) => write(shop, () => saveOwn(shop, input)),
  'kpis.own.remove': ({ shop }, input) => write(shop, () => removeOwn(shop, input)),
  'kpis.setTarget': ({ shop }, input) => write(shop, () => saveTarget(shop, input)),
  'customers.list': ({ shop }, query) => listCustomers(shop, query),
  'customers.get': ({ shop }, query) => customerPage(shop, query),
  'customers.create': ({ shop }, draft) => createCustomer(shop, draft),
  'customers.edit': ({ shop }, input) => editCustomer(shop, input),
  'customers.candidates': ({ shop }, { limit }) => listCandidates(shop, limit),
  'customers.merge': ({ shop }, input) => mergeCustomers(shop, input),
  'customers.different': ({ shop }, input) => decideDifferent(shop, input),
  'customers.later': ({ shop }, input) => decideLater(shop, input),
  'customers.split': ({ shop }, input) => splitCustomer(shop, input),
  'customers.undoDecision': ({ shop }, { decision }) => { undoDecision(shop, decision); return null },
  'customers.decisions': ({ shop }) => listDecisions(shop),
  'customers.pin': ({ shop }, input) => pinField(shop, input),
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
  'tasks.planList': ({ shop }, query) => planList(shop, query),
  'tasks.createForList': ({ shop }, input) => createForList(shop, input),
  'tasks.removeForList': ({ shop }, input) => removeForList(shop, input),
  'letters.check': ({ shop }, request) => check(shop, request),
  'letters.history': ({ shop }) => outputHistory(shop),
  'imports.preview': (context, { files }) => importChosen(context, files, true),
  'imports.run': (context, { files }) => importChosen(context, files, false),
  'imports.undoPreview': (context, { id }) => undoInBackground(context.shop, id, true, context),
  'imports.undo': (context, { id }) => undoInBackground(context.shop, id, false, context),
  'imports.list': ({ shop }) => listImports(shop.db.kysely),
  'imports.get': ({ shop }, { id }) => getImport(shop.db.kysely, id),
  'imports.inspect': (context, { handle, ...where }) => inspection(context.shop.db.sqlite, pathOf(context, handle), where),
  'imports.understand': (context, { handle, mapping }) => understandFile(context.shop, pathOf(context, handle), mapping),
  'imports.mappings': ({ shop }) => listMappings(shop.db.sqlite),
  'imports.saveMapping': ({ shop }, input) => write(shop, () => rememberMapping(shop.db.sqlite, input)),
  'imports.renameMapping': ({ shop }, { id, name }) => write(shop, () => renameMapping(shop.db.sqlite, id, name)),
  'imports.deleteMapping': ({ shop }, { id }) => write(shop, () => deleteMapping(shop.db.sqlite, id)),
  'imports.exportMapping': ({ shop }, { id }) => exportMapping(shop.db.sqlite, id),
  'imports.importMapping': ({ shop }, { json }) => write(shop, () => importMapping(shop.db.sqlite, json)),
  'contracts.proposals': ({ shop }) => proposals(shop),
  'contracts.answer': ({ shop }, input) => write(shop, () => answerProduct(shop, input)),
  'contracts.ofCustomer': ({ shop }, { id, asOf }) => contractsOfCustomer(shop, id, asOf),
  'contracts.add': ({ shop }, input) => write(shop, () => addContract(shop, input)),
  'contracts.event': ({ shop }, input) => write(shop, () => addContractEvent(shop, input)),
  'contracts.remove': ({ shop }, input) => write(shop, () => removeContract(shop, input)),
  'contracts.removeEvent': ({ shop }, input) => write(shop, () => removeContractEvent(shop, input)),
  'contracts.plans': ({ shop }, { asOf }) => plansOf(shop, asOf),
  'imports.health': ({ shop }, { asOf }) => importHealth(shop, asOf),
  'imports.after': ({ shop }, { id, asOf }) => afterImport(shop, id, asOf),
  'cleansing.report': async ({ shop }, { asOf }) => cleansingReport(shop, asOf, await loadPostal()),
  'cleansing.preview': async ({ shop }, { kind }) => previewFix(shop, kind, await loadPostal()),
  'cleansing.apply': async ({ shop }, input) => applyFix(shop, input, await loadPostal()),
  'cleansing.undo': ({ shop }, { id }) => undoFix(shop, id),
  'cleansing.fixes': ({ shop }) => fixHistory(shop),
  'segments.list': ({ shop }, { asOf }) => listSegments(shop, asOf),
  'segments.count': ({ shop }, { rule, asOf }) => countSegment(shop, rule, asOf),
  'segments.save': ({ shop }, input) => saveSegment(shop, input),
  'segments.remove': ({ shop }, { id }) => { removeSegment(shop, id); return null },
  'segments.restore': ({ shop }, { id }) => { restoreSegment(shop, id); return null },
  'segments.profile': ({ shop }, { rule, asOf }) => { const at = asOfShop(shop, asOf); return profileOf(ruleGround(shop, at), rulePeople(shop, at, rule)) },
  'segments.reasons': ({ shop }, input) => reasonsOf(shop, input),
  'segments.ofCustomer': ({ shop }, { customerId, asOf }) => segmentsOfCustomer(shop, customerId, asOf),
  'segments.choices': ({ shop }) => segmentChoices(shop),
  'segments.guide': ({ shop }, { asOf }) => segmentGuide(shop, asOf),
  'customers.trait': ({ shop }, input) => setTrait(shop, input),
  'report.list': ({ shop }) => listReports(shop),
  'costs.list': ({ shop }) => listCosts(shop.db.sqlite, today(shop)),
  'costs.save': ({ shop }, input) => write(shop, () => { saveCosts(shop.db.sqlite, input); return null }),
  'settings.get': ({ shop }) => shop.settings,
  'settings.save': ({ shop }, patch) => write(shop, () => changeSettings(shop, patch)),
  'settings.channels': ({ shop }) => listChannels(shop.db.kysely),
  'settings.saveChannel': ({ shop }, input) => write(shop, () => saveChannel(shop.db.kysely, input)),
  'settings.products': ({ shop }, input) => listProducts(shop.db.sqlite, shop.facts, input),
  'settings.saveProduct': ({ shop }, input) => write(shop, () => { saveProduct(shop.db.sqlite, input); renew(shop, loadFacts(shop.db)); return null }),
}

/** The answer is kept for whoever wants the rejected rows as a list. */
async function importChosen(context: Context, files: z.output<typeof importInput>['files'], dryRun: boolean): Promise<ImportResult> {
  const result = await importInBackground(context.shop, files.map(({ handle, ...how }) => ({ path: pathOf(context, handle), ...how })), dryRun, context)
  context.shop.lastImport = { files: files.map(({ handle }) => handle), how: files.map(({ handle: _, ...how }) => how), result }
  return result
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
