// データの状態: which periods the shop's orders cover, what is missing in them, and how the sales come from what the carts add up.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Health, HealthBridge } from '../../db/imports/model.ts'
import { parseDay } from '../../db/facts/day.ts'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { bridgeRows } from './bridge.ts'

export function HealthPage({ back }: { back: () => void }) {
  const { t } = useWords()
  const { value, error, again } = useAsk('imports.health', {})
  return (
    <Page title={t('imports.health.title')} actions={<Button variant="default" onClick={back}>{t('common.back')}</Button>}>
      <Trouble error={error} again={again} />
      {value && (value.channels.length === 0 ? <p className="dim">{t('imports.health.empty')}</p> : (
        <div className="stack"><Shares health={value} /><Periods health={value} /><Bridge all={value.bridge} /></div>
      ))}
    </Page>
  )
}

function Shares({ health }: { health: Health }) {
  const { t, number, percent } = useWords()
  const share = (part: number, of: number) => t('imports.health.share', { part: number(part), of: number(of), percent: percent(part, of) ?? t('common.none') })
  const { withoutName, noContact, noProductCode, notCounted } = health
  return (
    <section className="card">
      <h2>{t('imports.health.shares')}</h2>
      <dl className="healthShares">
        <div><dt>{t('imports.health.withoutName')}</dt><dd className="num">{share(withoutName.orders, withoutName.ofOrders)}</dd></div>
        <div><dt>{t('imports.health.noContact')}</dt><dd className="num">{share(noContact.customers, noContact.of)}</dd></div>
        <div><dt>{t('imports.health.noProductCode')}</dt><dd className="num">{share(noProductCode.lines, noProductCode.of)}</dd></div>
        <div><dt>{t('imports.health.notCounted')}</dt><dd className="num">{t('imports.ordersOf', { count: notCounted.reduce((sum, row) => sum + row.orders, 0) })}</dd></div>
      </dl>
    </section>
  )
}

function Periods({ health }: { health: Health }) {
  const { t, channel, date, number, instant } = useWords()
  const [asTable, setAsTable] = useState(false)
  const first = parseDay(health.firstDay ?? health.asOf)
  const span = Math.max(1, parseDay(health.asOf) - first)
  const place = (day: string) => Math.min(100, Math.max(0, (100 * (parseDay(day) - first)) / span))
  return (
    <section className="card">
      <div className="cardHead"><h2>{t('imports.health.periods')}</h2><button type="button" className="link small" onClick={() => setAsTable(!asTable)}>{t(asTable ? 'common.asPicture' : 'common.asTable')}</button></div>
      {asTable ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('imports.health.periods')}>
          <table className="table">
            <thead><tr><th>{t('imports.health.channel')}</th><th>{t('imports.period')}</th><th className="right">{t('imports.health.orders')}</th><th className="right">{t('imports.health.valid')}</th><th>{t('imports.health.lastImport')}</th><th>{t('imports.health.gaps')}</th></tr></thead>
            <tbody>{health.channels.map((row) => <tr key={row.channel}><td>{channel(row.channel)}</td><td className="num">{t('imports.periodOf', { from: date(row.firstDay), to: date(row.lastDay) })}</td><td className="right">{number(row.orders)}</td><td className="right">{number(row.valid)}</td><td className="num">{row.lastImportAt ? instant(row.lastImportAt) : t('common.none')}</td><td className="break num">{row.gaps.length ? row.gaps.map((month) => month.replace('-', '/')).join(t('common.list')) : t('imports.health.noGaps')}</td></tr>)}</tbody>
          </table>
        </div>
      ) : (
        <ul className="periodBars">
          {health.channels.map((row) => (
            <li key={row.channel}>
              <span className="break">{channel(row.channel)}</span>
              <span className="periodTrack" role="img" aria-label={t('imports.periodOf', { from: date(row.firstDay), to: date(row.lastDay) })}>
                <span style={{ left: `${place(row.firstDay)}%`, width: `${Math.max(0.6, place(row.lastDay) - place(row.firstDay))}%` }} />
                {row.gaps.map((month) => <i key={month} style={{ left: `${place(`${month}-01`)}%`, width: `${(100 * 30) / span}%` }} />)}
              </span>
              <span className="dim num small">{t('imports.periodOf', { from: date(row.firstDay), to: date(row.lastDay) })}</span>
            </li>
          ))}
        </ul>
      )}
      {!asTable && health.channels.some(({ gaps }) => gaps.length > 0) && <p className="dim small">{t('imports.health.hatched')}</p>}
      <p className="dim small belowTable">{health.gaps.length > 0 ? t('imports.health.gapsAre', { months: health.gaps.map((month) => month.replace('-', '/')).join(t('common.list')) }) : t('imports.health.noGapsAtAll')}</p>
    </section>
  )
}

function Bridge({ all }: { all: HealthBridge[] }) {
  const { t, yen, channel } = useWords()
  const [asTable, setAsTable] = useState(false)
  const [which, setWhich] = useState<string | null>(null)
  const bridge = all.find((one) => one.channel === which) ?? all[0]
  if (!bridge) return null
  const rows = bridgeRows(bridge)
  const largest = Math.max(1, ...rows.map((row) => row.to))
  return (
    <section className="card">
      <div className="cardHead"><h2>{t('imports.health.bridge')}<small>{t('imports.health.bridgeSay')}</small></h2><button type="button" className="link small" onClick={() => setAsTable(!asTable)}>{t(asTable ? 'common.asPicture' : 'common.asTable')}</button></div>
      <div className="chips" role="group" aria-label={t('imports.health.channel')}>{all.map((one) => <button key={one.channel ?? ''} type="button" aria-pressed={one === bridge} onClick={() => setWhich(one.channel)}>{one.channel === null ? t('imports.health.allChannels') : channel(one.channel)}</button>)}</div>
      {asTable ? (
        <table className="table bridgeTable"><thead><tr><th>{t('imports.health.step')}</th><th className="right">{t('imports.columns.amount')}</th></tr></thead><tbody>{rows.map((row) => <tr key={row.step}><td>{t(`imports.health.steps.${row.step}`)}</td><td className="right">{yen(row.amount)}</td></tr>)}</tbody></table>
      ) : (
        <ul className="bridge">
          {rows.map((row) => (
            <li key={row.step}>
              <span>{t(`imports.health.steps.${row.step}`)}</span>
              <span className="bridgeTrack" aria-hidden="true"><span className={row.step === 'gross' || row.step === 'sales' ? 'whole' : ''} style={{ left: `${(100 * Math.max(0, row.from)) / largest}%`, width: `${(100 * Math.max(0, row.to - Math.max(0, row.from))) / largest}%` }} /></span>
              <span className="right num">{yen(row.amount)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
