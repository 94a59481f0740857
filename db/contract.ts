// Every question the window may ask, one line each: its input (checked at run time) and its answer (typed).
import { z } from 'zod'
import type { Kpis, Moves } from './analysis/model.ts'
import { dayText, kpiOptions } from './analysis/model.ts'
import type { PanelAnswer } from './analysis/panelModel.ts'
import { panelQuery } from './analysis/panelModel.ts'
import type { CleansingReport, FixHistoryRow, FixPreview, FixResult, FixUndone } from './cleansing/model.ts'
import { cleansingQuery, fixApply, fixQuery, fixUndo } from './cleansing/model.ts'
import { saveCosts } from './costs/model.ts'
import type { Costs } from './costs/model.ts'
import { addContract, addContractEvent, answerProduct, contractsOfCustomer, plansQuery, removeContract, removeContractEvent } from './contracts/model.ts'
import type { ContractProposal, ContractRow, Plans } from './contracts/model.ts'
import type { CustomerListPage, CustomerPage } from './customers/model.ts'
import { customerQuery, customersQuery } from './customers/model.ts'
import type { Candidates, DecisionRow } from './customers/whoModel.ts'
import { candidatesQuery, pairOfCustomers, pinField, splitCustomer, undoDecision } from './customers/whoModel.ts'
import type { ErrorCode, ErrorParams } from './errors.ts'
import { addInteraction, closeComplaint, removeInteraction, setConsent, setMark, setStop } from './interactions/model.ts'
import type { CareState } from './interactions/model.ts'
import { removeOwnKpi, saveOwnKpi, setTarget } from './kpis/model.ts'
import type { OwnKpi, TargetRow } from './kpis/model.ts'
import type { AnalysisChoices, ProductChoice } from './panels/model.ts'
import { choicesQuery, panelFileQuery, productChoicesQuery } from './panels/model.ts'
import { outputRequest } from './letters/model.ts'
import type { OutputCheck, OutputFile, OutputHistoryRow } from './letters/model.ts'
import { customerDraft, editCustomer, excludeOrder, orderDraft } from './orders/model.ts'
import { finishTask, listPlanQuery, listTasks, listUndo, reopenTask, skipTask, snoozeTask, taskBoardQuery } from './tasks/model.ts'
import type { Generated, ListPlan, TaskBoard, TaskRow } from './tasks/model.ts'
import type { ImportedFile, ImportHistoryRow, ImportResult, Progress, UndoResult } from './imports/model.ts'
import type { Health, ImportAfter, Inspection, SavedMapping, Understanding } from './imports/model.ts'
import { importAfterQuery, importInput, inspectInput, saveMappingInput, understandInput } from './imports/model.ts'
import { countQuery, ofCustomerQuery, reasonsQuery, saveSegment, segmentId, segmentsQuery, setTrait } from './segments/model.ts'
import type { GuideRow, Reason, SegmentChoices, SegmentCount, SegmentList, SegmentOfCustomer, TraitRow } from './segments/model.ts'
import type { Profile } from './segments/profileModel.ts'
import type { ChannelRow, ProductRow, Settings } from './settings/model.ts'
import { channelPatch, productPatch, settingsPatch } from './settings/model.ts'
import { bundleRequest, reportRequest } from './report/model.ts'
import type { ReportRow } from './report/model.ts'
import type { ShopInfo, Summary } from './shops/model.ts'
import type { FirstThings } from './today/firstThingsModel.ts'
import type { TodayBoard } from './today/model.ts'
import { todayQuery } from './today/model.ts'

/** Parts of the shop that a write changes; a read that `reads` one of them is asked again. */
export type Part = 'orders' | 'settings' | 'shop' | 'care' | 'segments'

interface Question<I extends z.ZodType, A> {
  input: I
  /** What a write changes. Absent = a read. */
  changes?: readonly Part[]
  /** Only a type: answers are not parsed. */
  answer?: A
}
const ask = <A>() => <I extends z.ZodType>(input: I, changes?: readonly Part[]): Question<I, A> => ({ input, ...(changes && { changes }) })
const nothing = z.object({}).strict()

/** Questions answered by the database host. */
export const contract = {
  'shop.info': ask<ShopInfo | null>()(nothing),
  'shop.summary': ask<Summary>()(z.object({ asOf: dayText.optional() })),
  'today.board': ask<TodayBoard>()(todayQuery),
  'today.firstThings': ask<FirstThings>()(todayQuery),
  'kpi.all': ask<Kpis>()(kpiOptions.extend({ asOf: dayText.optional() })),
  'tiers.moves': ask<Moves>()(z.object({ from: dayText, to: dayText })),
  'kpis.own.save': ask<OwnKpi[]>()(saveOwnKpi, ['settings']),
  'kpis.own.remove': ask<OwnKpi[]>()(removeOwnKpi, ['settings']),
  /** The history of the figure's targets, the new one last. */
  'kpis.setTarget': ask<TargetRow[]>()(setTarget, ['settings']),
  'analysis.panel': ask<PanelAnswer>()(panelQuery),
  /** What the room 分析 can offer in this shop. */
  'analysis.choices': ask<AnalysisChoices>()(choicesQuery),
  'analysis.products': ask<ProductChoice[]>()(productChoicesQuery),
  'customers.list': ask<CustomerListPage>()(customersQuery),
  'customers.get': ask<CustomerPage>()(customerQuery),
  'customers.create': ask<CustomerPage>()(customerDraft, ['orders']),
  'customers.edit': ask<CustomerPage>()(editCustomer, ['orders']),
  'customers.candidates': ask<Candidates>()(candidatesQuery),
  'customers.merge': ask<{ id: number; decision: number }>()(pairOfCustomers, ['orders', 'care']),
  'customers.different': ask<{ decision: number }>()(pairOfCustomers, ['orders', 'care']),
  'customers.later': ask<{ decision: number }>()(pairOfCustomers, ['orders', 'care']),
  'customers.split': ask<{ id: number; other: number; decision: number }>()(splitCustomer, ['orders', 'care']),
  'customers.undoDecision': ask<null>()(undoDecision, ['orders', 'care']),
  'customers.decisions': ask<DecisionRow[]>()(nothing),
  'customers.pin': ask<CustomerPage>()(pinField, ['orders', 'care']),
  'customers.stop': ask<CareState>()(setStop, ['care']),
  'customers.consent': ask<CareState>()(setConsent, ['care']),
  'customers.mark': ask<CareState>()(setMark, ['care', 'orders']),
  'orders.create': ask<CustomerPage>()(orderDraft, ['orders']),
  'orders.exclude': ask<null>()(excludeOrder, ['orders']),
  'interactions.add': ask<{ id: number }>()(addInteraction, ['care']),
  'interactions.remove': ask<null>()(removeInteraction, ['care']),
  'interactions.closeComplaint': ask<null>()(closeComplaint, ['care']),
  'tasks.board': ask<TaskBoard>()(taskBoardQuery),
  'tasks.generate': ask<Generated>()(taskBoardQuery, ['care']),
  'tasks.finish': ask<TaskRow>()(finishTask, ['care']),
  'tasks.snooze': ask<TaskRow>()(snoozeTask, ['care']),
  'tasks.skip': ask<TaskRow>()(skipTask, ['care']),
  'tasks.reopen': ask<TaskRow>()(reopenTask, ['care']),
  /** Tasks for the people of a list: who would get one, making them, taking them back. */
  'tasks.planList': ask<ListPlan>()(listPlanQuery),
  'tasks.createForList': ask<ListPlan & { batch: string }>()(listTasks, ['care']),
  'tasks.removeForList': ask<{ removed: number }>()(listUndo, ['care']),
  'letters.check': ask<OutputCheck>()(outputRequest),
  'letters.history': ask<OutputHistoryRow[]>()(nothing),
  /** What an import of these files would do: the import itself, taken back before it is stored. */
  'imports.preview': ask<ImportResult>()(importInput),
  'imports.run': ask<ImportResult>()(importInput, ['orders', 'care']),
  'imports.undoPreview': ask<UndoResult>()(z.object({ id: z.number().int() })),
  'imports.undo': ask<UndoResult>()(z.object({ id: z.number().int() }), ['orders', 'care']),
  'imports.list': ask<ImportHistoryRow[]>()(nothing),
  'imports.get': ask<ImportHistoryRow & { details: ImportedFile[] }>()(z.object({ id: z.number().int() })),
  'imports.inspect': ask<Inspection>()(inspectInput),
  'imports.understand': ask<Understanding>()(understandInput),
  'imports.mappings': ask<SavedMapping[]>()(nothing),
  'imports.saveMapping': ask<SavedMapping>()(saveMappingInput, ['settings']),
  'imports.renameMapping': ask<SavedMapping>()(z.object({ id: z.number().int(), name: z.string().trim().min(1).max(100) }), ['settings']),
  'imports.deleteMapping': ask<null>()(z.object({ id: z.number().int() }), ['settings']),
  'imports.exportMapping': ask<{ json: string }>()(z.object({ id: z.number().int() })),
  /** A mapping that was exported, taken in and remembered. */
  'imports.importMapping': ask<SavedMapping>()(z.object({ json: z.string().max(100_000) }), ['settings']),
  'imports.health': ask<Health>()(z.object({ asOf: dayText.optional() })),
  'imports.after': ask<ImportAfter>()(importAfterQuery),
  'cleansing.report': ask<CleansingReport>()(cleansingQuery),
  'cleansing.preview': ask<FixPreview>()(fixQuery),
  'cleansing.apply': ask<FixResult>()(fixApply, ['orders', 'care']),
  'cleansing.undo': ask<FixUndone>()(fixUndo, ['orders', 'care']),
  'cleansing.fixes': ask<FixHistoryRow[]>()(nothing),
  'contracts.proposals': ask<ContractProposal[]>()(nothing),
  'contracts.answer': ask<ContractProposal[]>()(answerProduct, ['orders']),
  'contracts.ofCustomer': ask<ContractRow[]>()(contractsOfCustomer),
  'contracts.add': ask<ContractRow[]>()(addContract, ['orders', 'care']),
  'contracts.event': ask<ContractRow[]>()(addContractEvent, ['orders', 'care']),
  'contracts.remove': ask<ContractRow[]>()(removeContract, ['orders', 'care']),
  'contracts.removeEvent': ask<ContractRow[]>()(removeContractEvent, ['orders', 'care']),
  'contracts.plans': ask<Plans>()(plansQuery),
  'costs.list': ask<Costs>()(nothing),
  'segments.list': ask<SegmentList>()(segmentsQuery),
  'segments.count': ask<SegmentCount>()(countQuery),
  'segments.save': ask<{ id: number }>()(saveSegment, ['segments']),
  'segments.remove': ask<null>()(segmentId, ['segments']),
  'segments.restore': ask<null>()(segmentId, ['segments']),
  'segments.profile': ask<Profile>()(countQuery),
  /** Why somebody fulfils a rule or is in a saved segment; null = they do not. */
  'segments.reasons': ask<Reason[] | null>()(reasonsQuery),
  'segments.ofCustomer': ask<SegmentOfCustomer[]>()(ofCustomerQuery),
  'segments.choices': ask<SegmentChoices>()(nothing),
  'segments.guide': ask<GuideRow[]>()(segmentsQuery),
  'customers.trait': ask<TraitRow[]>()(setTrait, ['care']),
  /** Reports made so far, newest first. */
  'report.list': ask<ReportRow[]>()(nothing),
  'costs.save': ask<null>()(saveCosts, ['settings']),
  'settings.get': ask<Settings>()(nothing),
  'settings.save': ask<Settings>()(settingsPatch, ['settings']),
  'settings.channels': ask<ChannelRow[]>()(nothing),
  'settings.saveChannel': ask<ChannelRow[]>()(channelPatch, ['settings']),
  'settings.products': ask<ProductRow[]>()(z.object({ find: z.string().max(100).default(''), limit: z.number().int().min(1).max(500).default(200) })),
  'settings.saveProduct': ask<null>()(productPatch, ['settings']),
} as const

/** A file the user chose or dropped; the window only ever sees the handle. */
export interface FileHandle { handle: string; name: string; bytes: number }
export interface RecentShop { name: string; path: string; missing: boolean }
export interface ShellState { version: string; language: 'ja' | 'en'; recents: RecentShop[]; shop: ShopInfo | null; platform: string; watchDownloads: boolean }

/** Questions answered by the shell (dialogs, files, language). `null` = the user closed the dialog. */
export const shellContract = {
  'shell.state': ask<ShellState>()(nothing),
  'shell.setLanguage': ask<ShellState>()(z.object({ language: z.enum(['ja', 'en']) })),
  'shell.createShop': ask<ShopInfo | null>()(z.object({ name: z.string().trim().min(1).max(100) }), ['shop', 'orders', 'settings', 'care', 'segments']),
  'shell.openShop': ask<ShopInfo | null>()(nothing, ['shop', 'orders', 'settings', 'care', 'segments']),
  'shell.openRecent': ask<ShopInfo | null>()(z.object({ path: z.string().max(4000) }), ['shop', 'orders', 'settings', 'care', 'segments']),
  'shell.forgetRecent': ask<ShellState>()(z.object({ path: z.string().max(4000) })),
  'shell.sampleShop': ask<ShopInfo | null>()(nothing, ['shop', 'orders', 'settings', 'care', 'segments']),
  'shell.closeShop': ask<null>()(nothing, ['shop', 'orders', 'settings', 'care', 'segments']),
  'shell.chooseFiles': ask<FileHandle[]>()(nothing),
  'shell.showShopFile': ask<null>()(nothing),
  /** Puts a page where the preview frame can show it: app://paper/<token>. Older previews are forgotten. */
  'shell.previewPaper': ask<{ token: string; pages: number; widthMm: number; heightMm: number }>()(outputRequest),
  /** Asks where to, writes the PDF or the list, notes it on everybody's timeline. */
  'shell.savePdf': ask<{ path: string; pages: number; written: number } | null>()(outputRequest, ['care']),
  'shell.saveList': ask<{ path: string; written: number; unwritable: OutputFile['unwritable'] } | null>()(outputRequest.extend({ writeAnyway: z.boolean().default(false) }), ['care']),
  /** The system's print dialog; null = it was closed. */
  'shell.printPaper': ask<{ pages: number; written: number } | null>()(outputRequest, ['care']),
  'shell.previewReport': ask<{ token: string; pages: number; widthMm: number; heightMm: number }>()(reportRequest),
  /** Asks where to, writes the report and notes its figures for the next one; null = the dialog was closed. */
  'shell.saveReport': ask<{ path: string; pages: number } | null>()(reportRequest, ['care']),
  /** Every table of 分析: one workbook, or a new folder of CSV files in the folder chosen. */
  'shell.saveBundle': ask<{ path: string; tables: number } | null>()(bundleRequest),
  /** The rows of the last preview or import of these files that could not be taken, as a list to be corrected; null = the dialog was closed. */
  'shell.saveRejects': ask<{ path: string; rows: number } | null>()(importInput),
  /** Files that came into the Downloads folder since the last look and seem to be order files; none where the user has switched it off. */
  'shell.newDownloads': ask<FileHandle[]>()(nothing),
  'shell.ignoreDownloads': ask<null>()(z.object({ handles: z.array(z.string().max(100)).max(50) })),
  'shell.watchDownloads': ask<ShellState>()(z.object({ on: z.boolean() })),
  /** The sheet that shows how far a printer is off. */
  'shell.printCalibration': ask<{ path: string } | null>()(z.object({ pdf: z.boolean(), paper: z.enum(['a4', 'postcard']).default('a4'), offsetX: z.number().int().min(-100).max(100).default(0), offsetY: z.number().int().min(-100).max(100).default(0) })),
  /** A panel's table on the clipboard, or saved as CSV or Excel; nothing is written while characters are lacking, unless asked to. */
  'shell.copyPanel': ask<{ rows: number }>()(panelFileQuery.omit({ format: true })),
  'shell.savePanel': ask<{ path: string; unwritable: string } | null>()(panelFileQuery.extend({ writeAnyway: z.boolean().default(false) })),
  /** A part of the window as it is shown, taken now; then saved as PNG. */
  'shell.takePicture': ask<null>()(z.object({ x: z.number().min(0), y: z.number().min(0), width: z.number().min(1).max(8000), height: z.number().min(1).max(8000) })),
  'shell.savePicture': ask<{ path: string } | null>()(z.object({ name: z.string().min(1).max(200) })),
  'shell.copy': ask<null>()(z.object({ text: z.string().max(5_000_000) })),
} as const

export type Contract = typeof contract & typeof shellContract
export type QuestionName = keyof Contract
export type HostQuestion = keyof typeof contract
export type Input<Q extends QuestionName> = z.input<Contract[Q]['input']>
export type Answer<Q extends QuestionName> = NonNullable<Contract[Q]['answer']> | (null extends Contract[Q]['answer'] ? null : never)

/** What comes back over the wire. `generation` rises with every change of the data. */
export type Reply<A = unknown> =
  | { ok: true; value: A; generation: number }
  | { ok: false; code: ErrorCode; params: ErrorParams }
export interface ProgressEvent { id: number; progress: Progress }

/** Commands the menu and shortcuts send to the window. */
export type MenuCommand = 'go.today' | 'go.customers' | 'go.analysis' | 'go.letters' | 'go.imports' | 'go.settings' | 'report.make' | 'import.choose' | 'find' | 'shop.new' | 'shop.open' | 'shop.sample' | 'shop.close'

/** The only thing the preload script exposes, as `window.shop`. */
export interface ShopBridge {
  /** `id` names the call for progress and cancel. */
  ask(id: number, question: string, input: unknown): Promise<Reply>
  cancel(id: number): void
  onProgress(listener: (event: ProgressEvent) => void): () => void
  onMenu(listener: (command: MenuCommand) => void): () => void
  /** Turns dropped files into handles. */
  dropFiles(files: File[]): Promise<FileHandle[]>
}
