// Imports as the window and the command line see them.
import { z } from 'zod'

/** `files`: handles that the shell gave out for files the user chose or dropped. */
export const importInput = z.object({ files: z.array(z.string().max(100)).min(1).max(50) })

export interface RejectedLine { line: number; reason: string; value: string; kept: boolean }
export interface ImportedFile {
  file: string
  format: string
  encoding: string
  rows: number
  /** Rows left out (kept = false) and values dropped (kept = true); at most 10,000 and 1,000 are listed, `rejectedRows` and `droppedValues` count all. */
  rejected: RejectedLine[]
  rejectedRows: number
  droppedValues: number
  firstDay: string | null
  lastDay: string | null
}
export interface ImportResult {
  importId: number
  dryRun: boolean
  files: ImportedFile[]
  orders: { new: number; updated: number; unchanged: number }
  customers: { new: number; joined: number }
  seconds: number
}
/** One line of the history. `startedAt` is UTC. */
export interface ImportHistoryRow {
  id: number
  startedAt: string
  files: { file: string; format: string; encoding: string; rows: number; rejectedRows: number; droppedValues: number }[]
  orders: { new: number; updated: number; unchanged: number }
  customers: { new: number; joined: number }
}
export interface Progress {
  phase: 'reading' | 'identity' | 'figures' | 'saving'
  file: string
  /** Done and of how much, in the same unit; rows is the count of data rows so far. */
  done: number
  total: number
  rows: number
}
