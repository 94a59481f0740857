// What no page may do, whatever it tries: reach the network, get a permission, navigate, open a window, download.
import type { App, Session } from 'electron'

/** Whether a page at this address is the window's own. `devUrl` is the development server's, if any. */
export function isOurPage(address: string, devUrl?: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (url.protocol === 'app:' && url.host === 'main') || (devUrl !== undefined && url.origin === new URL(devUrl).origin)
}

/** Whether an address is a page of paper, which the window shows in a frame. */
function isPaper(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'app:' && new URL(address).host === 'paper'
}

/** Denies every permission (Electron's default grants them all), every download and every request beyond app, data and blob. */
export function lockSession(session: Session, devUrl?: string): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  const allowed = devUrl === undefined ? /^(app|data|blob):/ : /^(app|data|blob|devtools|chrome-extension):/
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const fromDev = devUrl !== undefined && new URL(url).host === new URL(devUrl).host
    answer({ cancel: !allowed.test(url) && !fromDev })
  })
}

/** Keeps every page, present and future, where it is. */
export function lockPages(app: App, devUrl?: string): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { url: string; preventDefault: () => void }): void => {
      if (devUrl === undefined || !isOurPage(event.url, devUrl)) event.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', (event) => { if (event.isMainFrame || !isPaper(event.url)) stay(event) })
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp') // the one way out that no content policy closes
  })
}
