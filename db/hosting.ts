// Answers questions one by one: parse, run the handler, reply. Knows no process, so that tests can ask it directly.
import { contract } from './contract.ts'
import type { HostQuestion, Reply } from './contract.ts'
import { ShopError } from './errors.ts'
import { handlers } from './handlers.ts'
import type { Context } from './handlers.ts'
import type { FileChoice, Progress } from './imports/model.ts'
import { rejectsOf } from './imports/rejectsOf.ts'
import { panelFile } from './panels/file.ts'
import { tableBundle } from './report/bundle.ts'
import { noteReport } from './report/history.ts'
import type { BundleFormat, ReportFigures, ReportKind, ReportRequest } from './report/model.ts'
import { reportPaper } from './report/paper.ts'
import type { PanelFileQuery } from './panels/model.ts'
import { wordSqlite } from './open.ts'
import { renderCalibration } from './letters/calibration.ts'
import { produce, recordOutput } from './letters/registry.ts'
import type { OutputLanguage, Request as OutputParsed } from './letters/registry.ts'
import { mayWriteSoon, noticeOthers } from './shop.ts'
import type { OpenShop } from './shop.ts'
import { closeShop, createShop, openSample, openShopSoon, shopInfo } from './shops/lifecycle.ts'

/** From main. Questions named host.* are main's own and never the window's. */
export type HostRequest =
  | { id: number; question: string; input: unknown }
  | { id: number; cancel: true }
  | { grant: { handle: string; path: string } }
export type HostMessage = { id: number; reply: Reply } | { id: number; progress: Progress }

/** Gives a receiver for the messages of main; replies and progress go out through `send`. */
export function startHost(send: (message: HostMessage) => void): (message: HostRequest) => void {
  let shop: OpenShop | null = null
  /** Why the open shop can no longer be trusted: then nothing more is answered from it. */
  let trouble: Error | null = null
  const running = new Map<number, AbortController>()
  /** Files the user chose or dropped: the window only ever names the handle. */
  const granted = new Map<string, string>()

  const internal: Record<string, (input: never, signal: AbortSignal) => Promise<unknown>> = {
    'host.open': async (input: { path: string; readOnly?: boolean }) => {
      await close()
      const open = shop = await openShopSoon(input.path, input.readOnly === true)
      open.db.checked.catch((error: Error) => { if (shop === open) trouble = error })
      return shopInfo(open)
    },
    'host.create': async (input: { path: string; name: string }) => { await close(); shop = createShop(input.path, input.name); return shopInfo(shop) },
    'host.sample': async (input: { path: string; lastDay?: string }) => { await close(); shop = await openSample(input.path, input.lastDay); return shopInfo(shop) },
    // Answers when every page of the open file has been looked at: what opened may yet turn out to be damaged.
    'host.checked': async () => { await opened().db.checked; return null },
    'host.close': async () => { await close(); return null },
    // What will be written down must be possible to write down, before anything is made of it.
    'host.paper': async ({ request, language, record }: { request: OutputParsed; language: OutputLanguage; record: boolean }) => produce(await current(record), request, language),
    'host.noteOutput': async ({ request, recipients, target }: { request: OutputParsed; recipients: number[]; target: string }) => recordOutput(await current(true), request.kind, request, recipients, target),
    // A shop open for reading only gets its report too; it is only not noted.
    'host.report': async ({ request, language, record }: { request: ReportRequest; language: OutputLanguage; record: boolean }, signal) => reportPaper(await current(record && !opened().db.readOnly), request, language, signal),
    'host.noteReport': async ({ kind, figures }: { kind: ReportKind; figures: ReportFigures }) => (opened().db.readOnly ? null : noteReport(await current(true), kind, figures)),
    'host.bundle': async ({ format, asOf, language }: { format: BundleFormat; asOf?: string; language: OutputLanguage }, signal) => tableBundle(await current(), format, asOf, language, signal),
    // Only of what was just looked at or taken in: the files themselves are read again.
    'host.rejects': async ({ files, language }: { files: FileChoice[]; language: OutputLanguage }) => rejectsOf(await current(), files, granted, language),
    // The same answer as on the screen.
    'host.panelFile': async ({ query, language }: { query: PanelFileQuery; language: OutputLanguage }, signal) => panelFile(await current(), query, language, signal),
    'host.calibration': async ({ paper, offsetX, offsetY }: { paper: 'a4' | 'postcard'; offsetX: number; offsetY: number }) => renderCalibration(paper, { offsetX, offsetY }),
  }

  function opened(): OpenShop {
    if (!shop) throw new ShopError('shopNotOpen')
    if (trouble) throw trouble
    return shop
  }

  /** The open shop as it is now, with what another process has written. One rule for every write: not before the file is known to be whole, not into a shop opened for reading, not while an import holds the file. */
  async function current(write = false): Promise<OpenShop> {
    const open = opened()
    noticeOthers(open)
    if (write) await mayWriteSoon(open)
    if (shop !== open) throw new ShopError('shopNotOpen')
    return open
  }

  async function close(): Promise<void> {
    const open = shop
    shop = trouble = null
    if (!open) return
    for (const controller of running.values()) controller.abort()
    await closeShop(open)
  }

  async function answer(id: number, question: string, input: unknown): Promise<Reply> {
    const controller = new AbortController()
    running.set(id, controller)
    try {
      const value = Object.hasOwn(internal, question) ? await internal[question](input as never, controller.signal) : await handle(id, question, input, controller.signal)
      return { ok: true, value, generation: shop?.generation ?? 0 }
    } catch (error) {
      const worded = wordSqlite(error, shop?.db.path ?? '')
      if (worded instanceof ShopError) return { ok: false, code: worded.code, params: worded.params }
      console.error(question, worded)
      return { ok: false, code: 'internal', params: {} }
    } finally { running.delete(id) }
  }

  async function handle(id: number, question: string, input: unknown, signal: AbortSignal): Promise<unknown> {
    if (!Object.hasOwn(contract, question)) throw new ShopError('unknownQuestion', { question })
    const name = question as HostQuestion
    const parsed = contract[name].input.safeParse(input)
    if (!parsed.success) throw new ShopError('badInput', { question: name, field: parsed.error.issues[0]?.path.join('.') ?? '' })
    if (name === 'shop.info' && !shop) return null
    const open = await current(contract[name].changes !== undefined)
    const context: Context = { shop: open, signal, granted, onProgress: (progress) => send({ id, progress }) }
    return (handlers[name] as (context: Context, input: unknown) => unknown)(context, parsed.data)
  }

  return (message) => {
    if ('grant' in message) granted.set(message.grant.handle, message.grant.path)
    else if ('cancel' in message) running.get(message.id)?.abort()
    else void answer(message.id, message.question, message.input).then((reply) => send({ id: message.id, reply }))
  }
}
