// Two customers field by field: what is alike stays quiet, what differs is said in words and set bold.
import type { ReactNode } from 'react'
import type { CandidatePair, CandidateSide } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import type { ComparedField } from './pairs.ts'
import { comparedFields, differenceOf, reasonsOf } from './pairs.ts'

export function Compare({ pair }: { pair: CandidatePair }) {
  const { t, sama, channel, date, dateWords } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const { alike, against } = reasonsOf(pair)
  const fields = comparedFields.map((field) => ({ field, difference: differenceOf(pair.a, pair.b, field) })).filter(({ difference }) => difference !== 'none')
  const valueOf = (side: CandidateSide, field: ComparedField) => field === 'channels' ? side.channels.map(channel).join(t('common.list')) : field === 'birthday' ? side.birthday && dateWords(side.birthday) : side[field]
  const period = ({ firstDay, lastDay }: CandidateSide) => firstDay && lastDay ? t('identity.periodOf', { from: date(firstDay), to: date(lastDay) }) : ''
  const head = (side: CandidateSide) => <th scope="col"><span className="compareName break">{sama(side)}</span> <button type="button" className="link small" aria-label={`${sama(side)} ${t('identity.openKarte')}`} onClick={() => openCustomer(side.id)}>{t('identity.openKarte')}</button></th>
  return (
    <>
      <div className="reasons">
        {alike.map((reason) => <span key={reason} className="tag repeat">{t(`identity.reason.${reason}`)}</span>)}
        {against.map((reason) => <span key={reason} className="tag care">{t('common.named', { name: t('identity.against'), value: t(`identity.reason.${reason}`) })}</span>)}
      </div>
      <table className="table compare" aria-label={t('identity.compare', { a: sama(pair.a), b: sama(pair.b) })}>
        <thead><tr><th scope="col">{t('identity.item')}</th>{head(pair.a)}{head(pair.b)}<th scope="col">{t('identity.mark')}</th></tr></thead>
        <tbody>
          {fields.map(({ field, difference }) => (
            <tr key={field} className={difference}>
              <th scope="row">{t(`identity.field.${field}`)}</th>
              <Cell>{valueOf(pair.a, field)}</Cell><Cell>{valueOf(pair.b, field)}</Cell>
              <td className="small differenceMark">{difference === 'none' ? '' : t(`identity.${difference}`)}</td>
            </tr>
          ))}
          <tr><th scope="row">{t('identity.field.orders')}</th>{[pair.a, pair.b].map((side) => <td key={side.id} className="num">{side.orders === 0 ? t('identity.noOrders') : t('identity.ordersOf', { count: side.orders })}{period(side) && <> <span className="dim comparePeriod">{period(side)}</span></>}</td>)}<td /></tr>
          <tr><th scope="row">{t('identity.field.sources')}</th>{[pair.a, pair.b].map((side) => <td key={side.id} className="num">{t('identity.sourcesOf', { count: side.sources })}</td>)}<td /></tr>
        </tbody>
      </table>
    </>
  )
}

function Cell({ children }: { children: ReactNode }) {
  const { t } = useWords()
  return <td className="break">{children || <span className="dim">{t('identity.blank')}</span>}</td>
}
