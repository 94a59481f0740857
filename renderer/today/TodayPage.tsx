// 今日: the four figures, whom to speak to, and how the customers stand as of a day.
import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { KpiCode } from '../../db/analysis/model.ts'
import type { ShopInfo } from '../../db/shops/model.ts'
import { chooseAndImport } from '../imports/run.ts'
import { TaskList } from '../tasks/TaskList.tsx'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { AsOf } from '../AsOf.tsx'
import { Cards } from './Cards.tsx'
import { FirstThings } from './FirstThings.tsx'
import { History } from './History.tsx'
import { Freshness, Moves } from './Moves.tsx'
import { Tiers } from './Tiers.tsx'
import './today.css'

export function TodayPage({ shop }: { shop: ShopInfo }) {
  const { t, dateLong } = useWords()
  const asOf = useView((view) => view.asOf)
  const setAsOf = useView((view) => view.setAsOf)
  const { value: board, error, again } = useAsk('today.board', asOf ? { asOf } : {})
  const empty = board?.firstDay === null
  const [charted, setCharted] = useState<KpiCode>('oneYearLtv')
  const chart = (kpi: KpiCode) => { setCharted(kpi); document.getElementById('todayChart')?.scrollIntoView({ block: 'nearest' }) }
  return (
    <Page
      title={t('rooms.today')}
      beside={board && <span className="dim">{dateLong(board.asOf)}</span>}
      actions={<>
        {board && !empty && <AsOf lastDay={board.lastDay} />}
        <Button disabled={shop.readOnly} onClick={chooseAndImport}>{t('today.import')}</Button>
      </>}
    >
      <div className="todayColumn">
        <Trouble error={error} again={again} />
        {shop.readOnly && <Notice>{t('common.readOnly')}</Notice>}
        {!board && !error && <><Skeleton height={150} animate={false} /><Skeleton height={420} animate={false} /></>}
        {board && empty && <EmptyToday readOnly={shop.readOnly} />}
        {board && !empty && (
          <>
            {asOf && <Notice action={<button type="button" className="link" onClick={() => setAsOf(null)}>{t('today.backToToday')}</button>}>{t('today.notToday', { day: dateLong(board.asOf) })}</Notice>}
            {board.stale && !asOf && <Notice kind="warn" action={<Button size="xs" variant="default" disabled={shop.readOnly} onClick={chooseAndImport}>{t('today.import')}</Button>}>{t('today.stale')}</Notice>}
            <Cards board={board} charted={charted} chart={chart} />
            <FirstThings readOnly={shop.readOnly} />
            <div className="todayMain">
              <TaskList shop={shop} asOf={asOf} stale={board.stale} />
              <div className="stack"><Tiers board={board} /><Moves board={board} /><Freshness board={board} /></div>
            </div>
            <section className="card todayChart" id="todayChart"><History key={charted} board={board} kpi={charted} /></section>
          </>
        )}
      </div>
    </Page>
  )
}

/** Nothing yet: what to do first, and the offer to do it. */
function EmptyToday({ readOnly }: { readOnly: boolean }) {
  const { t } = useWords()
  const go = useView((view) => view.go)
  return (
    <section className="card emptyToday">
      <h2>{t('today.empty')}</h2>
      <p>{t('today.emptySay')}</p>
      <ol>{(['one', 'two', 'three'] as const).map((step) => <li key={step}>{t(`today.emptySteps.${step}`)}</li>)}</ol>
      <div className="row">
        <Button disabled={readOnly} onClick={chooseAndImport}>{t('today.import')}</Button>
        <Button variant="default" onClick={() => go('imports')}>{t('today.emptyHow')}</Button>
      </div>
    </section>
  )
}
