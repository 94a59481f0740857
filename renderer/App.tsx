// The window as a whole: the first page while no shop is open, else the rail and one room.
import { useEffect } from 'react'
import type { MenuCommand } from '../db/contract.ts'
import { AnalysisPage } from './analysis/AnalysisPage.tsx'
import { useAnalysis } from './analysis/desk.ts'
import { CustomersPage } from './customers/CustomersPage.tsx'
import { FileDrop } from './FileDrop.tsx'
import { chooseAndImport, clearRun } from './imports/run.ts'
import { ImportsPage } from './imports/ImportsPage.tsx'
import { useDesk } from './letters/desk.ts'
import { LettersPage } from './letters/LettersPage.tsx'
import { Rail } from './Rail.tsx'
import { useReport } from './report/desk.ts'
import { ReportDialog } from './report/ReportDialog.tsx'
import { useRemoved } from './segments/removed.ts'
import { SettingsPage } from './settings/SettingsPage.tsx'
import { ask } from './shop.ts'
import { forgetActed } from './tasks/act.ts'
import { useDailyTasks } from './tasks/generate.ts'
import { showLanguage } from './texts.ts'
import { TodayPage } from './today/TodayPage.tsx'
import { Trouble } from './Trouble.tsx'
import { useAsk } from './useAsk.ts'
import { useWords } from './useWords.ts'
import { useView } from './view.ts'
import { runShellWrite, useShellWrite } from './welcome/shellWrite.ts'
import { WelcomePage } from './welcome/WelcomePage.tsx'

export function App() {
  const { t } = useWords()
  const shell = useAsk('shell.state', {})
  const open = shell.value?.shop ?? null
  const info = useAsk('shop.info', open ? {} : null)
  const room = useView((view) => view.room)
  const customer = useView((view) => view.customer)
  const failed = useShellWrite((write) => write.error)
  // The answer about the shop before must not show in the one just opened.
  const shop = info.value && info.value.path === open?.path ? info.value : open

  useDailyTasks(open)

  useEffect(() => window.shop.onMenu((command) => obey(command, open !== null)), [open])
  useEffect(() => { useView.getState().reset(); useDesk.getState().choosePeople(null); useAnalysis.getState().reset(); forgetActed(); clearRun(); useReport.getState().close(); useRemoved.getState().forget() }, [open?.path])
  useEffect(() => { if (shell.value) showLanguage(shell.value.language) }, [shell.value])
  useEffect(() => { document.title = [open && t(`rooms.${room}`), open?.name, t('product.name')].filter(Boolean).join(' — ') }, [open, room, t])

  if (!shell.value) return shell.error ? <div style={{ padding: 26 }}><Trouble error={shell.error} again={shell.again} /></div> : null
  if (!open || !shop) return <><WelcomePage shell={shell.value} /><FileDrop shop={null} /></>
  return (
    <div className="shell" key={shop.path}>
      <a className="skip" href="#main" onClick={(event) => { event.preventDefault(); document.querySelector<HTMLElement>('#main h1')?.focus() }}>{t('rooms.skip')}</a>
      <Rail shop={shop} />
      {room === 'today' && <TodayPage shop={shop} />}
      {room === 'customers' && <CustomersPage customer={customer} readOnly={shop.readOnly} />}
      {room === 'analysis' && <AnalysisPage readOnly={shop.readOnly} />}
      {room === 'letters' && <LettersPage shop={shop} />}
      {room === 'imports' && <ImportsPage shop={shop} />}
      {room === 'settings' && <SettingsPage shell={shell.value} shop={shop} />}
      <ReportDialog shop={shop} />
      <FileDrop shop={shop} />
      {failed && <div className="toast"><Trouble error={failed} close={() => useShellWrite.setState({ error: null })} /></div>}
    </div>
  )
}

/** Does what the menu or a shortcut says. */
function obey(command: MenuCommand, shopOpen: boolean): void {
  const view = useView.getState()
  switch (command) {
    case 'shop.open': return runShellWrite(() => ask('shell.openShop', {}))
    case 'shop.sample': return runShellWrite(() => ask('shell.sampleShop', {}))
    case 'shop.close': return runShellWrite(() => ask('shell.closeShop', {}))
    // A new shop needs a name: the first page asks for it.
    case 'shop.new': return runShellWrite(() => ask('shell.closeShop', {}))
    case 'go.today': return shopOpen ? view.go('today') : undefined
    case 'go.customers': return shopOpen ? view.go('customers') : undefined
    case 'go.analysis': return shopOpen ? view.go('analysis') : undefined
    case 'go.letters': return shopOpen ? view.go('letters') : undefined
    case 'go.imports': return shopOpen ? view.go('imports') : undefined
    case 'go.settings': return shopOpen ? view.go('settings') : undefined
    case 'report.make': return shopOpen ? useReport.getState().show() : undefined
    case 'find': return shopOpen ? view.askFind() : undefined
    case 'import.choose': return shopOpen ? chooseAndImport() : undefined
  }
}
