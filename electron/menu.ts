// The menu bar, in the language of the window.
import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { MenuCommand } from '../db/contract.ts'
import type { ShellTexts } from './language.ts'
import type { Remembered } from './memory.ts'

export interface MenuParts {
  texts: ShellTexts['menu']
  appName: string
  recents: Remembered['recents']
  developer: boolean
  /** Sends a command to the window. */
  send: (command: MenuCommand) => void
  openRecent: (path: string) => void
  about: () => void
}
type Items = MenuItemConstructorOptions[]
const line: MenuItemConstructorOptions = { type: 'separator' }

/** Puts up the menu for these texts and recent shops, in place of the one before. */
export function showMenu({ texts, appName, recents, developer, send, openRecent, about }: MenuParts): void {
  const mac = process.platform === 'darwin'
  // macOS shows no mnemonics; "(&F)" and "&" are for Windows and Linux.
  const word = (text: string): string => mac ? text.replace(/\(&\w\)|&/g, '') : text
  const command = (text: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({ id: name, label: word(text), accelerator, click: () => send(name) })
  const role = (text: string, name: MenuItemConstructorOptions['role']): MenuItemConstructorOptions => ({ label: word(text), role: name })
  const recentItems: Items = recents.length
    ? recents.map(({ name, path }) => ({ label: name.replaceAll('&', '&&'), sublabel: path, toolTip: path, click: () => openRecent(path) }))
    : [{ label: texts.noRecents, enabled: false }]
  const aboutItem = { id: 'about', label: word(texts.about), click: about }

  const macMenu: Items = [aboutItem, line, command(texts.settings, 'go.settings', 'Cmd+,'), line,
    role(texts.hide, 'hide'), role(texts.hideOthers, 'hideOthers'), role(texts.unhide, 'unhide'), line, role(texts.quit, 'quit')]
  const file: Items = [
    command(texts.newShop, 'shop.new', 'CmdOrCtrl+N'), command(texts.openShop, 'shop.open', 'CmdOrCtrl+O'),
    { id: 'recents', label: word(texts.recents), submenu: recentItems }, command(texts.sampleShop, 'shop.sample'), line,
    command(texts.importOrders, 'import.choose', 'CmdOrCtrl+I'), command(texts.makeReport, 'report.make'), line,
    command(texts.closeShop, 'shop.close'), ...mac ? [] : [line, role(texts.quit, 'quit')],
  ]
  const edit: Items = [role(texts.undo, 'undo'), role(texts.redo, 'redo'), line,
    role(texts.cut, 'cut'), role(texts.copy, 'copy'), role(texts.paste, 'paste'), role(texts.selectAll, 'selectAll')]
  const view: Items = [
    command(texts.today, 'go.today', 'CmdOrCtrl+1'), command(texts.customers, 'go.customers', 'CmdOrCtrl+2'),
    command(texts.analysis, 'go.analysis', 'CmdOrCtrl+3'), command(texts.letters, 'go.letters', 'CmdOrCtrl+4'),
    command(texts.imports, 'go.imports', 'CmdOrCtrl+5'), ...mac ? [] : [command(texts.settings, 'go.settings', 'CmdOrCtrl+,')], line,
    command(texts.findCustomer, 'find', 'CmdOrCtrl+K'), line,
    role(texts.zoomIn, 'zoomIn'), role(texts.zoomOut, 'zoomOut'), role(texts.resetZoom, 'resetZoom'), line, role(texts.fullScreen, 'togglefullscreen'),
    ...developer ? [line, role(texts.reload, 'reload'), role(texts.developer, 'toggleDevTools')] : [],
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    ...mac ? [{ label: appName, submenu: macMenu }] : [],
    { label: word(texts.file), submenu: file },
    { label: word(texts.edit), submenu: edit },
    { label: word(texts.view), submenu: view },
    { role: 'help', label: word(texts.help), submenu: mac ? [] : [aboutItem] },
  ]))
}
