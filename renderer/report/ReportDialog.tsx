// The report: for whom, as it will look, and out as PDF; beside it every table of 分析 as files.
import { Button, Checkbox, Menu, Modal } from '@mantine/core'
import type { ReportRequest } from '../../db/report/model.ts'
import { reportKinds } from '../../db/report/model.ts'
import type { ShopInfo } from '../../db/shops/model.ts'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PaperFrame } from '../ui/PaperFrame.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { useReport } from './desk.ts'
import { useReportSaving } from './useReportSaving.ts'
import '../ui/choice.css'
import './report.css'

export function ReportDialog({ shop }: { shop: ShopInfo }) {
  const { t } = useWords()
  const open = useReport((desk) => desk.open)
  const close = useReport((desk) => desk.close)
  return (
    <Modal opened={open} onClose={close} title={t('report.title')} fullScreen transitionProps={{ duration: 0 }} shadow="none" closeButtonProps={{ 'aria-label': t('common.close') }} classNames={{ content: 'reportDialog', header: 'reportTop', title: 'reportTitle', body: 'reportBody' }}>
      {open && <Desk shop={shop} />}
    </Modal>
  )
}

function Desk({ shop }: { shop: ShopInfo }) {
  const { t, date } = useWords()
  const { kind, hideNames, page, choose, setHideNames, turnTo } = useReport()
  const asOf = useView((view) => view.asOf)
  const request: ReportRequest = { kind, hideNames, ...(asOf && { asOf }) }
  const { value: paper, error, again } = useAsk('shell.previewReport', request)
  const { value: made } = useAsk('report.list', {})
  const saving = useReportSaving(request)
  const last = made?.find((one) => one.kind === kind)
  const { outcome } = saving
  return (
    <>
      <div className="reportChoose stack">
        <fieldset className="reportKinds" data-autofocus tabIndex={-1}>
          <legend>{t('report.dialog.choose')}</legend>
          {reportKinds.map((one) => (
            <label key={one} className="choice">
              <input type="radio" name="reportKind" value={one} checked={kind === one} onChange={() => choose(one)} />
              <span><b>{t(`report.kind.${one}`)}</b><span className="small dim">{t(`report.purpose.${one}`)}</span></span>
            </label>
          ))}
        </fieldset>
        <Checkbox size="sm" checked={hideNames} onChange={(event) => setHideNames(event.currentTarget.checked)} label={t('report.dialog.hideNames')} description={t('report.dialog.hideNamesSay')} />
        <p className="small dim">{asOf && <>{t('report.dialog.asOf', { day: date(asOf) })}<br /></>}{last ? t('report.dialog.last', { kind: t(`report.kind.${last.kind}`), day: date(last.asOf) }) : t('report.dialog.noLast')}</p>
        {shop.readOnly && <Notice>{t('report.dialog.readOnly')}</Notice>}
        <Button loading={saving.busy} disabled={!paper} onClick={saving.save}>{t('report.dialog.save')}</Button>
        <Menu position="bottom-start" shadow="none" transitionProps={{ duration: 0 }} returnFocus>
          <Menu.Target><Button variant="default" disabled={saving.busy}>{t('report.dialog.bundle')}</Button></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => saving.bundle('xlsx')}>{t('report.dialog.bundleXlsx')}</Menu.Item>
            <Menu.Item onClick={() => saving.bundle('csv')}>{t('report.dialog.bundleCsv')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <div role="status">
          {outcome.state === 'saved' && <Notice kind="good">{t('report.dialog.saved', { path: outcome.path })}</Notice>}
          {outcome.state === 'bundled' && <Notice kind="good">{t('report.dialog.bundled', { count: outcome.tables, path: outcome.path })}</Notice>}
        </div>
        {outcome.state === 'failed' && outcome.error.code !== 'cancelled' && <Trouble error={outcome.error} />}
      </div>
      <section className="previewBox reportPreview" aria-label={t('report.dialog.preview')}>
        {error ? <Trouble error={error} again={again} />
          : <PaperFrame paper={paper} page={page} turnTo={turnTo} words={{ sheet: (sheet, pages) => t('report.dialog.sheet', { page: sheet, pages }), pages: t('letters.pages'), before: t('letters.pageBefore'), after: t('letters.pageAfter') }} />}
      </section>
    </>
  )
}
