// What the shell does for imports: rows that could not be taken as a list to correct, and new files in the Downloads folder.
import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { z } from 'zod'
import type { Reply, shellContract } from '../db/contract.ts'
import type { DbHost } from './dbHost.ts'
import { ignoreDownloads, newDownloads } from './downloads.ts'
import { handOut } from './handles.ts'
import type { Language, ShellTexts } from './language.ts'
import type { Memory } from './memory.ts'
import { whereTo, writeWhole } from './saving.ts'

export type ImportQuestion = 'shell.saveRejects' | 'shell.newDownloads' | 'shell.ignoreDownloads' | 'shell.watchDownloads'
type ParsedInput<Q extends ImportQuestion> = z.output<(typeof shellContract)[Q]['input']>
export type ImportAnswers = { [Q in ImportQuestion]: (input: ParsedInput<Q>) => Promise<Reply> }

export interface ImportParts {
  host: DbHost
  memory: Memory
  window: () => BrowserWindow | undefined
  texts: () => ShellTexts
  language: () => Language
  state: () => Promise<Reply>
  done: (value: unknown) => Reply
}
/** The rows as the host words them. */
interface Rejects { name: string; text: string; rows: number }

export function createImportDesk({ host, memory, window, texts, language, state, done }: ImportParts): ImportAnswers {
  // The window names handles; only paths offered here can be ignored.
  const offered = new Map<string, string>()
  const handles = new Map<string, string>()

  return {
    'shell.saveRejects': async ({ files }) => {
      const reply = await host.call('host.rejects', { files, language: language() })
      if (!reply.ok) return reply
      const { name, text, rows } = reply.value as Rejects
      const path = await whereTo(window(), texts().saveRejectsTitle, name.replace(/\.csv$/i, ''), { name: texts().listFiles, extensions: ['csv'] })
      if (path === undefined) return done(null)
      return await writeWhole(path, text) ?? done({ path, rows })
    },
    'shell.newDownloads': async () => {
      const paths = await newDownloads(app.getPath('downloads'), memory)
      const known = paths.filter((path) => handles.has(path))
      const fresh = await handOut(paths.filter((path) => !handles.has(path)), (handle, path) => {
        host.grant(handle, path)
        offered.set(handle, path)
        handles.set(path, handle)
      })
      // The same file keeps its handle for as long as the program runs: a look must not pile up grants.
      const again = await handOut(known, () => undefined)
      return done([...fresh, ...again.map((file, index) => ({ ...file, handle: handles.get(known[index]) ?? file.handle }))])
    },
    'shell.ignoreDownloads': async ({ handles: ignored }) => {
      await ignoreDownloads(ignored.map((handle) => offered.get(handle)).filter((path) => path !== undefined), memory)
      return done(null)
    },
    'shell.watchDownloads': async ({ on }) => {
      memory.change({ watchDownloads: on })
      return state()
    },
  }
}
