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
    const reload = (): void => { if (!window.isDestroyed() && contents.isCrashed()) contents.reload() }
    setTimeout(reload, 100)
    setTimeout(reload, 2000)
  })
  void window.loadURL(address)
  return window
}
