// The one window. Every BrowserWindow of this program is made here.
import type { BrowserWindowConstructorOptions } from 'electron'
import { BrowserWindow, screen } from 'electron'
import { placeWindow } from './bounds.ts'
import type { Memory } from './memory.ts'

/** How every page runs: sandboxed, apart from the preload script, without Node and without anything that phones home. */
const locked: BrowserWindowConstructorOptions['webPreferences'] = {
  sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false, spellcheck: false,
}
/** One zoom level up is this much larger. */
const zoomBase = 1.2
/** A page that dies again within this time (ms) is left alone: something is wrong that a reload cannot cure. */
const soonAgain = 10_000
/** A page that is not there after this time (ms) is loaded again. */
const slowestLoad = 6_000

export interface WindowPlan {
  memory: Memory
  /** Path of the built preload script, and the address of the page. */
  preload: string
  address: string
  devTools: boolean
  /** Asked before the window closes; false keeps it open. */
  mayClose: () => boolean
}

/** Opens the window where it was last, at the same zoom; shows it once it has something to show. */
export function createWindow({ memory, preload, address, devTools, mayClose }: WindowPlan): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const before = memory.get()
  const window = new BrowserWindow({
    ...placeWindow(before.window, [primary, ...others].map((display) => display.workArea)),
    show: false,
    backgroundColor: '#f8f6f1', // the paper of the page, so that nothing flashes
    webPreferences: { ...locked, preload, devTools, zoomFactor: zoomBase ** before.zoom },
  })
  const contents = window.webContents

  window.once('ready-to-show', () => {
    if (before.maximized) window.maximize()
    window.show()
  })
  window.on('close', (event) => {
    if (mayClose()) memory.change({ window: window.getNormalBounds(), maximized: window.isMaximized(), zoom: contents.getZoomLevel() })
    else event.preventDefault()
  })
  let lastCrash = -Infinity
  contents.on('render-process-gone', (_event, { reason }) => {
    console.error(`The page ended unexpectedly (${reason}).`)
    if (reason === 'clean-exit' || Date.now() - lastCrash < soonAgain) return
    lastCrash = Date.now()
    // Not from inside the event: a reload that starts while the old process is still being cleared away can get lost.
    setTimeout(() => bringBack(window, address), 100)
  })
  void window.loadURL(address)
  return window
}

/** Loads the page until it is there: now and then a load after a crash never ends, and nothing tells so. */
function bringBack(window: BrowserWindow, address: string, attempts = 4): void {
  if (window.isDestroyed()) return
  let loaded = false
  window.webContents.once('did-finish-load', () => { loaded = true })
  window.loadURL(address).catch(() => undefined) // another attempt follows
  setTimeout(() => { if (!loaded && attempts > 1) bringBack(window, address, attempts - 1) }, slowestLoad)
}
