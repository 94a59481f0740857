// 分析: the tabs of panels, seen on any day and through a filter.
import { Button, Skeleton } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { PanelCode, PanelTab } from '../../db/analysis/panelModel.ts'
import { panelTabs } from '../../db/analysis/panelModel.ts'
import type { AnalysisChoices } from '../../db/panels/model.ts'
import { AsOf } from '../AsOf.tsx'
import { chooseAndImport } from '../imports/run.ts'
import { FirstThings } from '../today/FirstThings.tsx'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { ReportButton } from '../report/ReportButton.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { holding, isGone, tabs, useAnalysis } from './desk.ts'
import { FilterLine, Filters, useFilterSays } from './Filters.tsx'
import { isWide } from './layout.ts'
import { PanelCard } from './PanelCard.tsx'
import { TaxShown } from './useCells.ts'
import './analysis.css'

export function AnalysisPage({ readOnly }: { readOnly: boolean }) {
  const { t, dateLong } = useWords()
  const asOf = useView((view) => view.asOf)
  const setAsOf = useView((view) => view.setAsOf)
  const { value: choices, error, again } = useAsk('analysis.choices', asOf ? { asOf } : {})
  const { tab: wanted, tax, filter: chosen } = useAnalysis()
  const segments = choices?.segments ?? []
  const filter = holding(chosen, segments)
  const filterSays = useFilterSays(filter, segments)
  const there = choices ? tabs.filter((tab) => panelsOf(tab, choices).length > 0) : []
  const tab = there.includes(wanted) ? wanted : there[0]
  const panels = choices && tab ? panelsOf(tab, choices) : []
  const empty = choices?.firstDay === null
  return (
    <Page title={t('rooms.analysis')} actions={choices && !empty && <ReportButton />} beside={choices && !empty && <div className="row analysisTop"><AsOf lastDay={choices.lastDay} /><Filters choices={choices} filter={filter} /></div>}>
      <TaxShown value={tax === 'without' ? choices?.taxPercent ?? 0 : 0}>
        <div className="stack analysisRoom">
          <Trouble error={error} again={again} />
          {!choices && !error && <><Skeleton height={34} animate={false} /><Skeleton height={340} animate={false} /></>}
          {empty && (
            <section className="card panelNothing">
              <h2>{t('analysis.emptyShop')}</h2>
              <p className="dim">{t('analysis.emptyShopSay')}</p>
              <Button disabled={readOnly} onClick={chooseAndImport}>{t('today.import')}</Button>
            </section>
          )}
          {choices && !empty && tab && (
            <>
              <Tabs there={there} tab={tab} />
              {asOf && <Notice action={<button type="button" className="link" onClick={() => setAsOf(null)}>{t('today.backToToday')}</button>}>{t('today.notToday', { day: dateLong(asOf) })}</Notice>}
              <FilterLine filter={filter} says={filterSays} gone={isGone(chosen, segments)} />
              {tab === 'stages' && !filterSays && <FirstThings readOnly={readOnly} />}
              <div className="panels" role="tabpanel" id="analysisPanels" aria-labelledby={`tab-${tab}`}>
                {panels.map((panel, at) => <PanelCard key={panel} panel={panel} wide={isWide(panels, at)} filter={filter} filterSays={filterSays} />)}
              </div>
            </>
          )}
        </div>
      </TaxShown>
    </Page>
  )
}

/** The panels of a tab that are built; 定期 only in shops that have it. */
function panelsOf(tab: PanelTab, { built, hasSubscriptions }: AnalysisChoices): PanelCode[] {
  return tab === 'subscription' && !hasSubscriptions ? [] : (panelTabs[tab] as readonly PanelCode[]).filter((code) => built.includes(code))
}

function Tabs({ there, tab }: { there: PanelTab[]; tab: PanelTab }) {
  const { t } = useWords()
  const openTab = useAnalysis((desk) => desk.openTab)
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = there.indexOf(tab)
    const to: Partial<Record<string, number>> = { ArrowRight: (at + 1) % there.length, ArrowLeft: (at + there.length - 1) % there.length, Home: 0, End: there.length - 1 }
    const next = to[event.key]
    if (next === undefined) return
    event.preventDefault()
    openTab(there[next])
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={t('analysis.tabsName')} onKeyDown={walk}>
      {there.map((one) => <button key={one} type="button" role="tab" id={`tab-${one}`} aria-selected={one === tab} aria-controls="analysisPanels" tabIndex={one === tab ? 0 : -1} onClick={() => openTab(one)}>{t(`analysis.tabs.${one}`)}</button>)}
    </div>
  )
}
