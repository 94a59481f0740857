// Panels that leave the program: a table on the clipboard or as a file, a picture of it. The host writes the content, the shell asks where to.
import type { BrowserWindow } from 'electron'
import { clipboard } from 'electron'
import type { z } from 'zod'
import type { Reply, shellContract } from '../db/contract.ts'
import type { PanelFile } from '../db/panels/model.ts'
import type { DbHost } from './dbHost.ts'
import type { Language, ShellTexts } from './language.ts'
import { whereTo, writeWhole } from './saving.ts'

export type PanelQuestion = 'shell.copyPanel' | 'shell.savePanel' | 'shell.takePicture' | 'shell.savePicture'
type ParsedInput<Q extends PanelQuestion> = z.output<(typeof shellContract)[Q]['input']>
export type PanelAnswers = { [Q in PanelQuestion]: (input: ParsedInput<Q>, signal: AbortSignal) => Promise<Reply> }

export interface PanelParts {
  host: DbHost
  window: () => BrowserWindow | undefined
  texts: () => ShellTexts
  language: () => Language
  done: (value: unknown) => Reply
}

export function createPanelDesk({ host, window, texts, language, done }: PanelParts): PanelAnswers {
  let taken: Buffer | null = null
  const fileOf = (query: Omit<ParsedInput<'shell.savePanel'>, 'writeAnyway'>, signal: AbortSignal) => host.call('host.panelFile', { query, language: language() }, { signal })

  return {
    'shell.copyPanel': async (query, signal) => {
      const reply = await fileOf({ ...query, format: 'tsv' }, signal)
      if (!reply.ok) return reply
      const file = reply.value as PanelFile
      await clipboard.writeText(Buffer.from(file.bytes).toString('utf8'))
      return done({ rows: file.rows })
    },
    'shell.savePanel': async ({ writeAnyway, ...query }, signal) => {
      const reply = await fileOf(query, signal)
      if (!reply.ok) return reply
      const file = reply.value as PanelFile
      if (file.unwritable !== '' && !writeAnyway) return done({ path: '', unwritable: file.unwritable })
      const filter = query.format === 'xlsx' ? { name: texts().excelFiles, extensions: ['xlsx'] } : { name: texts().listFiles, extensions: ['csv'] }
      const path = await whereTo(window(), texts().savePanelTitle, file.name, filter)
      if (path === undefined) return done(null)
      return await writeWhole(path, file.bytes) ?? done({ path, unwritable: file.unwritable })
    },
    'shell.takePicture': async (place) => {
      const page = window()?.webContents
      if (!page) return done(null)
      taken = await pictureOf(page, place)
      return done(null)
    },
    'shell.savePicture': async ({ name }) => {
      const bytes = taken
      taken = null
      if (bytes === null) return { ok: false, code: 'notFound', params: {} }
      const path = await whereTo(window(), texts().savePictureTitle, name, { name: texts().pictureFiles, extensions: ['png'] })
      if (path === undefined) return done(null)
      return await writeWhole(path, bytes) ?? done({ path })
    },
  }
}

/** Twice as fine as the page, so that it stays sharp on paper and slides. */
async function pictureOf(page: Electron.WebContents, { x, y, width, height }: ParsedInput<'shell.takePicture'>): Promise<Buffer> {
  const zoom = page.getZoomFactor()
  const ours = !page.debugger.isAttached()
  try {
    if (ours) page.debugger.attach('1.3')
    const clip = { x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom, scale: 2 / zoom }
    const { data } = await page.debugger.sendCommand('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true }) as { data: string }
    return Buffer.from(data, 'base64')
  } finally { if (ours && page.debugger.isAttached()) page.debugger.detach() }
}
