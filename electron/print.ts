// Paper: keeps finished pages for a moment, shows them at app://paper/…, prints them and makes PDFs of them.
import { randomUUID } from 'node:crypto'
import { BrowserWindow } from 'electron'
import type { Paper } from '../db/letters/model.ts'

export const paperOrigin = 'app://paper'

/** What a page of paper may do: show itself. No script, no picture from anywhere, shown in a frame of the window only. */
function paperPolicy(windowOrigin: string): string {
  return `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors ${windowOrigin}`
}

/** Pages kept for preview at a time: the one on screen and some from just before. */
const mostPages = 4
/** Sandboxed, without preload script and without any script. */
const locked: Electron.WebPreferences = {
  sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  javascript: false, webSecurity: true, webviewTag: false, images: true, spellcheck: false, devTools: false, minimumFontSize: 0,
}
const noMargins = { top: 0, bottom: 0, left: 0, right: 0 }
/** How Chromium names a print dialog that was closed without printing. */
const cancelled = /cancel/i

export interface Printer {
  /** Keeps a page for preview. Returns its token (app://paper/<token>), good until some newer pages have been kept. */
  keep: (html: string) => string
  /** Forgets every page, for example when the shop is closed. */
  forget: () => void
  /** Answers requests for app://paper addresses; anything but a page being kept is a 404. */
  answer: (request: Request) => Response
  /** The page as PDF, exactly as large as its CSS says. */
  toPdf: (html: string) => Promise<Buffer>
  /**
   * Opens the system's print dialog, at 100 %. Returns false when it was closed without printing.
   * @throws Error when the printer refused.
   */
  print: (paper: Pick<Paper, 'html' | 'widthMm' | 'heightMm'>) => Promise<boolean>
}

/** @param windowOrigin the origin of the window that may show pages in a frame */
export function createPrinter(windowOrigin: string): Printer {
  const pages = new Map<string, string>()
  const policy = paperPolicy(windowOrigin)

  function put(html: string): string {
    const token = randomUUID()
    pages.set(token, html)
    return token
  }

  /** Loads a page in a window nobody sees, and takes both away again. */
  async function inHiddenWindow<T>(html: string, work: (contents: Electron.WebContents) => Promise<T>): Promise<T> {
    const token = put(html)
    const window = new BrowserWindow({ show: false, webPreferences: locked })
    try {
      await window.loadURL(`${paperOrigin}/${token}`)
      return await work(window.webContents)
    } finally {
      pages.delete(token)
      window.destroy()
    }
  }

  const kept: string[] = []
  return {
    keep(html) {
      const token = put(html)
      kept.push(token)
      while (kept.length > mostPages) pages.delete(kept.shift()!)
      return token
    },
    forget() {
      for (const token of kept.splice(0)) pages.delete(token)
    },
    answer(request) {
      const { host, pathname } = new URL(request.url)
      const html = host === 'paper' ? pages.get(pathname.slice(1)) : undefined
      if (html === undefined) return new Response('not found', { status: 404 })
      return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } })
    },
    toPdf: (html) => inHiddenWindow(html, (contents) => contents.printToPDF({ preferCSSPageSize: true, printBackground: true, margins: noMargins })),
    print: ({ html, widthMm, heightMm }) => inHiddenWindow(html, (contents) => new Promise<boolean>((resolve, reject) => {
      const pageSize = { width: widthMm * 1000, height: heightMm * 1000 } // in micrometres
      contents.print({ silent: false, printBackground: true, scaleFactor: 100, margins: { marginType: 'none' }, pageSize }, (printed, why) => {
        if (printed || cancelled.test(why)) resolve(printed)
        else reject(new Error(`The page was not printed: ${why}`))
      })
    })),
  }
}
