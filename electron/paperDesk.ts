// What leaves the program on paper or as a list: preview, PDF, printer, CSV. The host decides who is in it and writes it down.
import { basename } from 'node:path'
import type { z } from 'zod'
import type { Reply, shellContract } from '../db/contract.ts'
import type { OutputCheck, OutputFile, Paper } from '../db/letters/model.ts'
import type { DeskParts } from './desk.ts'
import { whereTo, writeWhole } from './saving.ts'

export type PaperQuestion = 'shell.previewPaper' | 'shell.savePdf' | 'shell.saveList' | 'shell.printPaper' | 'shell.printCalibration'
type ParsedInput<Q extends PaperQuestion> = z.output<(typeof shellContract)[Q]['input']>
type Request = ParsedInput<'shell.savePdf'>
export type PaperAnswers = { [Q in PaperQuestion]: (input: ParsedInput<Q>) => Promise<Reply> }

interface Produced { check: OutputCheck; paper?: Paper; file?: OutputFile }
const refuse = (code: 'nobodyLeft' | 'writeFailed' | 'printFailed' | 'shopNotOpen', params = {}): Reply => ({ ok: false, code, params })

export function createPaperDesk({ host, printer, window, texts, language, shop, done }: DeskParts): PaperAnswers {
  /** The paper of a request, or the reply that refuses it. */
  async function paperOf(request: Request, record: boolean): Promise<Paper | Reply> {
    const reply = await host.call('host.paper', { request, language: language(), record })
    if (!reply.ok) return reply
    return (reply.value as Produced).paper ?? refuse('nobodyLeft')
  }
  const isReply = (value: object): value is Reply => 'ok' in value

  const note = (request: Request, recipients: number[], target: string) => host.call('host.noteOutput', { request, recipients, target })
  const today = () => new Date().toLocaleDateString('sv-SE')

  return {
    'shell.previewPaper': async (request) => {
      const from = shop()
      const paper = await paperOf(request, false)
      if (isReply(paper)) return paper
      if (shop() !== from) return refuse('shopNotOpen')
      return done({ token: printer.keep(paper.html), pages: paper.pages, widthMm: paper.widthMm, heightMm: paper.heightMm })
    },
    'shell.savePdf': async (request) => {
      const from = shop()
      const paper = await paperOf(request, true)
      if (isReply(paper)) return paper
      const path = await whereTo(window(), texts().savePdfTitle, `${texts().outputs[request.kind]} ${today()}`, { name: texts().pdfFiles, extensions: ['pdf'] })
      if (path === undefined) return done(null)
      const bytes = await printer.toPdf(paper.html)
      if (shop() !== from) return refuse('shopNotOpen')
      const failed = await writeWhole(path, bytes)
      if (failed) return failed
      const noted = await note(request, paper.recipients, basename(path))
      return noted.ok ? done({ path, pages: paper.pages, written: paper.recipients.length }) : noted
    },
    'shell.saveList': async ({ writeAnyway, ...request }) => {
      const from = shop()
      const reply = await host.call('host.paper', { request, language: language(), record: true })
      if (!reply.ok) return reply
      const { file } = reply.value as Produced
      if (!file || file.recipients.length === 0) return refuse('nobodyLeft')
      if (file.unwritable.length > 0 && !writeAnyway) return done({ path: '', written: 0, unwritable: file.unwritable })
      const path = await whereTo(window(), texts().saveListTitle, `${texts().outputs[request.kind]} ${today()}`, { name: texts().listFiles, extensions: ['csv'] })
      if (path === undefined) return done(null)
      if (shop() !== from) return refuse('shopNotOpen')
      const failed = await writeWhole(path, file.bytes)
      if (failed) return failed
      const noted = await note(request, file.recipients, basename(path))
      return noted.ok ? done({ path, written: file.recipients.length, unwritable: file.unwritable }) : noted
    },
    'shell.printPaper': async (request) => {
      const from = shop()
      const paper = await paperOf(request, true)
      if (isReply(paper)) return paper
      try {
        if (!await printer.print(paper)) return done(null)
        if (shop() !== from) return refuse('shopNotOpen')
      } catch (error) {
        console.error(error)
        return refuse('printFailed')
      }
      const noted = await note(request, paper.recipients, 'printer')
      return noted.ok ? done({ pages: paper.pages, written: paper.recipients.length }) : noted
    },
    'shell.printCalibration': async ({ pdf, ...sheet }) => {
      const reply = await host.call('host.calibration', sheet)
      if (!reply.ok) return reply
      const paper = reply.value as Paper
      if (!pdf) {
        try { await printer.print(paper) } catch (error) { console.error(error); return refuse('printFailed') }
        return done(null)
      }
      const path = await whereTo(window(), texts().savePdfTitle, texts().outputs.calibration, { name: texts().pdfFiles, extensions: ['pdf'] })
      if (path === undefined) return done(null)
      return await writeWhole(path, await printer.toPdf(paper.html)) ?? done({ path })
    },
  }
}
