// Reports and tables that leave the program: preview, PDF, a workbook or a folder of files. The host makes them, the shell asks where to.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { OpenDialogOptions } from 'electron'
import { app, dialog } from 'electron'
import type { z } from 'zod'
import type { Reply, shellContract } from '../db/contract.ts'
import type { ReportPaper } from '../db/report/model.ts'
import type { DeskParts } from './desk.ts'
import { whereTo, writeWhole } from './saving.ts'
import { fileNameOf } from './shopFiles.ts'

export type ReportQuestion = 'shell.previewReport' | 'shell.saveReport' | 'shell.saveBundle'
type ParsedInput<Q extends ReportQuestion> = z.output<(typeof shellContract)[Q]['input']>
export type ReportAnswers = { [Q in ReportQuestion]: (input: ParsedInput<Q>, signal: AbortSignal) => Promise<Reply> }

interface Bundle { name: string; files: { name: string; bytes: Uint8Array }[]; tables: number }
const refuse = (code: 'cancelled' | 'shopNotOpen' | 'writeFailed' | 'notFound', params = {}): Reply => ({ ok: false, code, params })

export function createReportDesk({ host, printer, window, texts, language, shop, done }: DeskParts): ReportAnswers {
  /** The folder chosen, or undefined where the dialog was closed. */
  async function whichFolder(): Promise<string | undefined> {
    const options: OpenDialogOptions = { title: texts().bundleTitle, defaultPath: app.getPath('documents'), properties: ['openDirectory', 'createDirectory'] }
    const owner = window()
    return (await (owner ? dialog.showOpenDialog(owner, options) : dialog.showOpenDialog(options))).filePaths[0]
  }

  return {
    'shell.previewReport': async (request, signal) => {
      const from = shop()
      const reply = await host.call('host.report', { request, language: language(), record: true }, { signal })
      if (!reply.ok) return reply
      if (shop() !== from) return refuse('shopNotOpen')
      const { html, pages, widthMm, heightMm } = reply.value as ReportPaper
      return done({ token: printer.keep(html), pages, widthMm, heightMm })
    },
    'shell.saveReport': async (request, signal) => {
      const from = shop()
      const reply = await host.call('host.report', { request, language: language() }, { signal })
      if (!reply.ok) return reply
      if (signal.aborted) return refuse('cancelled')
      const { html, pages, name, figures } = reply.value as ReportPaper
      const path = await whereTo(window(), texts().savePdfTitle, name, { name: texts().pdfFiles, extensions: ['pdf'] })
      if (path === undefined) return done(null)
      const bytes = await printer.toPdf(html)
      if (shop() !== from) return refuse('shopNotOpen')
      const failed = await writeWhole(path, bytes)
      if (failed) return failed
      const noted = await host.call('host.noteReport', { kind: request.kind, figures })
      return noted.ok ? done({ path, pages }) : noted
    },
    'shell.saveBundle': async ({ format, asOf }, signal) => {
      const from = shop()
      const reply = await host.call('host.bundle', { format, asOf, language: language() }, { signal })
      if (!reply.ok) return reply
      if (signal.aborted) return refuse('cancelled')
      const { name, files, tables } = reply.value as Bundle
      if (shop() !== from) return refuse('shopNotOpen')
      if (files.length === 0) return refuse('notFound')
      if (format === 'xlsx') {
        const path = await whereTo(window(), texts().bundleTitle, name, { name: texts().excelFiles, extensions: ['xlsx'] })
        if (path === undefined) return done(null)
        return await writeWhole(path, files[0].bytes) ?? done({ path, tables })
      }
      const parent = await whichFolder()
      if (parent === undefined) return done(null)
      const folder = await freshFolder(parent, fileNameOf(name))
      if (folder === null) return refuse('writeFailed', { path: parent })
      for (const file of files) {
        const failed = await writeWhole(join(folder, file.name), file.bytes)
        if (failed) return failed
      }
      return done({ path: folder, tables })
    },
  }
}

/** A folder that was not there before, so that nothing of an earlier day is written over; null where none can be made. */
async function freshFolder(parent: string, name: string): Promise<string | null> {
  for (let n = 1; n < 1000; n++) {
    const path = join(parent, n === 1 ? name : `${name} (${n})`)
    try { await mkdir(path); return path } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') { console.error(error); return null }
    }
  }
  return null
}
