// The only bridge between the window and the rest: window.shop, as db/contract.ts describes it. No logic here.
import type { IpcRendererEvent } from 'electron'
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { ShopBridge } from '../db/contract.ts'

/** Subscribes to a channel; the window never sees the event object. */
function on<T>(channel: string, listener: (value: T) => void): () => void {
  const heard = (_event: IpcRendererEvent, value: T): void => listener(value)
  ipcRenderer.on(channel, heard)
  return () => { ipcRenderer.removeListener(channel, heard) }
}

const shop: ShopBridge = {
  ask: (id, question, input) => ipcRenderer.invoke('shop', { kind: 'ask', id, question, input }),
  cancel: (id) => { void ipcRenderer.invoke('shop', { kind: 'cancel', id }) },
  onProgress: (listener) => on('progress', listener),
  onMenu: (listener) => on('menu', listener),
  dropFiles: (files) => ipcRenderer.invoke('shop', { kind: 'drop', paths: files.map((file) => webUtils.getPathForFile(file)) }),
}
contextBridge.exposeInMainWorld('shop', shop)
