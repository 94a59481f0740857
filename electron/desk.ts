// What the desks need of the shell: whatever leaves the program on paper or as a file passes over one of them.
import type { BrowserWindow } from 'electron'
import type { Reply } from '../db/contract.ts'
import type { DbHost } from './dbHost.ts'
import type { Language, ShellTexts } from './language.ts'
import type { Printer } from './print.ts'

export interface DeskParts {
  host: DbHost
  printer: Printer
  window: () => BrowserWindow | undefined
  texts: () => ShellTexts
  language: () => Language
  /** Path of the open shop: what belongs to one shop must not be noted in another's book. */
  shop: () => string | null
  done: (value: unknown) => Reply
}
