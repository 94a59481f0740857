// 書き出し: the table copied or saved, the card as a picture; and one quiet line that says what came of it.
import { Menu } from '@mantine/core'
import type { RefObject } from 'react'
import { useWords } from '../useWords.ts'
import type { Exporting } from './useExport.ts'

interface Props { exporting: Exporting; card: RefObject<HTMLElement | null>; name: string; asOf: string }

export function ExportMenu({ exporting, card, name, asOf }: Props) {
  const { t } = useWords()
  return (
    <Menu position="bottom-end" shadow="none" withinPortal transitionProps={{ duration: 0 }} returnFocus>
      <Menu.Target><button type="button" className="link small" disabled={exporting.busy} aria-label={t('analysis.exportOf', { name })}>{t('analysis.export')}</button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={exporting.copy}>{t('analysis.copy')}</Menu.Item>
        <Menu.Item onClick={() => exporting.save('xlsx')}>{t('analysis.xlsx')}</Menu.Item>
        <Menu.Item onClick={() => exporting.save('csv')}>{t('analysis.csv')}</Menu.Item>
        <Menu.Item onClick={() => exporting.save('csvCp932')}>{t('analysis.csvCp932')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => exporting.picture(card.current, `${name} ${asOf}`)}>{t('analysis.png')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function ExportOutcome({ exporting }: { exporting: Exporting }) {
  const { t, number } = useWords()
  const { outcome } = exporting
  const close = <button type="button" className="link small" onClick={exporting.clear}>{t('common.close')}</button>
  return (
    <div role="status" className="small noPicture">
      {outcome.state === 'copied' && <p className="row exported"><span className="savedWord">{t('analysis.copied', { rows: number(outcome.rows) })}</span>{close}</p>}
      {outcome.state === 'saved' && <p className="row exported"><span className="savedWord break">{t('analysis.savedTo', { path: outcome.path })}</span>{close}</p>}
      {outcome.state === 'failed' && outcome.error.code !== 'cancelled' && <p className="row exported"><span className="savedBad">{t(`errors.${outcome.error.code}`, outcome.error.params)}</span>{close}</p>}
      {outcome.state === 'unwritable' && (
        <p className="row exported"><span>{t('analysis.unwritable', { characters: outcome.characters })}</span>
          <button type="button" className="link small" onClick={() => exporting.save('csvCp932', true)}>{t('analysis.writeAnyway')}</button>
          <button type="button" className="link small" onClick={() => exporting.save('csv')}>{t('analysis.asUtf8')}</button>{close}
        </p>
      )}
    </div>
  )
}
