// Makes PDFs with the real paper part of the shell, and measures them.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ElectronApplication } from 'playwright-core'
import { _electron } from 'playwright-core'
import { build } from 'vite'
import type { Printer } from '../../electron/print.ts'
import { findElectron } from '../../electron/runtime/find.mjs'

export type PaperWorld = typeof globalThis & { printer: Printer }
export interface PaperShop {
  app: ElectronApplication
  folder: string
  /** Makes the PDF with electron/print.ts; returns its path and the milliseconds it took. */
  pdf: (name: string, html: string) => Promise<{ path: string; ms: number }>
  close: () => Promise<void>
}

/** Builds and starts the program of paperMain.ts. `index` is the page of its window at app://main. */
export async function startPaper(index: string): Promise<PaperShop> {
  const folder = mkdtempSync(join(tmpdir(), 'omotenashi-paper-'))
  await build({
    configFile: false, logLevel: 'error', root: folder,
    build: { ssr: resolve(import.meta.dirname, 'paperMain.ts'), outDir: folder, emptyOutDir: false, target: 'node20.18', rolldownOptions: { external: ['electron'], output: { entryFileNames: 'main.mjs' } } },
  })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'paper', version: '1.0.0', type: 'module', main: 'main.mjs' }))
  mkdirSync(join(folder, 'pages'))
  writeFileSync(join(folder, 'pages/index.html'), index)

  const found = await findElectron(folder)
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && !/^(VITEST|NODE_OPTIONS|NODE_ENV)/.test(entry[0]))
  const app = await _electron.launch({ executablePath: found.executable, args: [...found.args, `--user-data-dir=${join(folder, 'data')}`], env: { ...Object.fromEntries(inherited), ...found.env, LANG: 'ja_JP.UTF-8' } })
  return {
    app,
    folder,
    async pdf(name, html) {
      const made = await app.evaluate(async (_electron, page) => {
        const begin = performance.now()
        const bytes = await (globalThis as PaperWorld).printer.toPdf(page)
        return { bytes: bytes.toString('base64'), ms: performance.now() - begin }
      }, html)
      const path = join(folder, `${name}.pdf`)
      writeFileSync(path, Buffer.from(made.bytes, 'base64'))
      return { path, ms: made.ms }
    },
    async close() {
      await app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const mmPerPoint = 25.4 / 72
const run = (command: string, args: string[]): Buffer => execFileSync(command, args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'ignore'] })

/** Width and height of every page, in mm. */
export function pageSizes(path: string): { width: number; height: number }[] {
  const text = run('pdfinfo', ['-f', '1', '-l', '9999', path]).toString()
  return [...text.matchAll(/Page +\d+ size: +([\d.]+) x ([\d.]+)/g)].map(([, width, height]) => ({ width: Number(width) * mmPerPoint, height: Number(height) * mmPerPoint }))
}

/** All text of a PDF. */
export function textOf(path: string): string {
  return run('pdftotext', ['-layout', path, '-']).toString()
}

/** Where the letters of a word begin and end on the first page that has it, in mm. */
export function wordAt(path: string, word: string): { left: number; right: number } {
  const words = run('pdftotext', ['-bbox', path, '-']).toString().matchAll(/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g)
  const found = [...words].find(([, , , text]) => text === word)
  if (!found) throw new Error(`${word} is not on the paper.`)
  return { left: Number(found[1]) * mmPerPoint, right: Number(found[2]) * mmPerPoint }
}

export interface Ink { left: number; top: number; right: number; bottom: number }

/** A page as grey pixels, to look for ink in it. */
export class Raster {
  readonly width: number
  readonly height: number
  readonly pixels: Buffer
  readonly perMm: number
  constructor(path: string, page: number, dpi = 600) {
    const bytes = run('pdftoppm', ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), path])
    const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))!
    this.width = Number(head[1])
    this.height = Number(head[2])
    this.pixels = bytes.subarray(head[0].length)
    this.perMm = dpi / 25.4
  }

  /** The smallest box of ink inside a region, in mm; null where there is none. */
  ink(left: number, top: number, width: number, height: number): Ink | null {
    const from = { x: Math.max(0, Math.round(left * this.perMm)), y: Math.max(0, Math.round(top * this.perMm)) }
    const to = { x: Math.min(this.width, Math.round((left + width) * this.perMm)), y: Math.min(this.height, Math.round((top + height) * this.perMm)) }
    let box: Ink | null = null
    for (let y = from.y; y < to.y; y++) {
      for (let x = from.x; x < to.x; x++) {
        if (this.pixels[y * this.width + x] > 128) continue
        box ??= { left: x, top: y, right: x, bottom: y }
        box.left = Math.min(box.left, x)
        box.right = Math.max(box.right, x)
        box.bottom = y
      }
    }
    return box && { left: box.left / this.perMm, top: box.top / this.perMm, right: (box.right + 1) / this.perMm, bottom: (box.bottom + 1) / this.perMm }
  }
}
