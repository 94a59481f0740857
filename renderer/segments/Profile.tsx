// 全体と比べる (S1-8): the segment beside all customers; every share opens onto its people.
import { isFew } from '../../db/analysis/rules.ts'
import type { Rule } from '../../db/segments/model.ts'
import type { ProfileFigure, ProfileRow } from '../../db/segments/profileModel.ts'
import { profileGroups } from '../../db/segments/profileModel.ts'
import { Trouble } from '../Trouble.tsx'
import { tenthsOfPercent, timesText } from '../ui/format.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import type { Words } from '../useWords.ts'
import { useView } from '../view.ts'

const baseOf = (figure: ProfileFigure): number => (figure.kind === 'rate' ? figure.denominator : figure.count)

export function Profile({ rule, name }: { rule: Rule; name: string }) {
  const words = useWords()
  const { t, people } = words
  const { asOf, openPeople } = useView()
  const { value: profile, error, again } = useAsk('segments.profile', { rule, ...(asOf && { asOf }) })
  const open = (row: ProfileRow, inSegment: boolean) => { if (row.condition) openPeople({ ref: { kind: 'rule', rule: inSegment ? { all: [rule, row.condition] } : row.condition }, name: inSegment ? t('segments.profile.of', { name, row: labelOf(row, words) }) : labelOf(row, words), asOf }) }
  return (
    <section className="card">
      <h2>{t('segments.profile.title')}{profile && <small>{t('segments.profile.say', { total: people(profile.total) })}</small>}</h2>
      <Trouble error={error} again={again} />
      {profile && (
        <div className="profileTables">
          {profileGroups.filter((group) => profile.rows.some((row) => row.group === group)).map((group) => (
            <table key={group} className="table profileTable">
              <thead><tr><th>{t(`segments.profile.group.${group}`)}</th><th className="right">{t('segments.profile.column.segment')}</th><th className="right">{t('segments.profile.column.all')}</th><th className="right">{t('segments.profile.column.difference')}</th></tr></thead>
              <tbody>
                {profile.rows.filter((row) => row.group === group).map((row) => (
                  <tr key={row.key}>
                    <th scope="row" className="break">{labelOf(row, words)}</th>
                    <td className="right"><Figure figure={row.segment} label={labelOf(row, words)} open={() => open(row, true)} /></td>
                    <td className="right"><Figure figure={row.all} label={labelOf(row, words)} open={() => open(row, false)} /></td>
                    <td className="right">{difference(row, words)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
    </section>
  )
}

function Figure({ figure, label, open }: { figure: ProfileFigure; label: string; open: () => void }) {
  const words = useWords()
  const { t, people } = words
  const text = written(figure, words)
  const reference = isFew(baseOf(figure)) && <span className="small dim" title={t('common.referenceWhy')}> {t('common.reference')}</span>
  if (figure.kind !== 'rate' || figure.numerator === 0) return <>{text}{reference}</>
  return <><button type="button" className="link" aria-label={`${t('segments.profile.openPeople', { name: label, people: people(figure.numerator) })} ${text}`} onClick={open}>{text}</button>{reference}</>
}

function written(figure: ProfileFigure, { t, percent, yen }: Words): string {
  if (figure.kind === 'rate') return percent(figure.numerator, figure.denominator) ?? t('common.none')
  if (figure.kind === 'median') return figure.days === null ? t('common.none') : t('segments.profile.days', { days: Math.round(figure.days) })
  if (figure.count === 0) return t('common.none')
  return figure.of === 'yen' ? yen(Math.round(figure.sum / figure.count)) : t('segments.profile.times', { times: timesText(figure.sum, figure.count) })
}

/** The segment less all: points of a share, else in the figure's own unit; — where one of them is none. */
function difference({ segment, all }: ProfileRow, { t, yen }: Words): string {
  const signed = (value: number) => (value > 0 ? '＋' : value < 0 ? '−' : '±')
  if (segment.kind === 'rate' && all.kind === 'rate') {
    if (segment.denominator === 0 || all.denominator === 0) return t('common.none')
    const points = Math.round(10 * (tenthsOfPercent(segment.numerator, segment.denominator) - tenthsOfPercent(all.numerator, all.denominator))) / 10
    return t('segments.profile.points', { sign: signed(points), points: Math.abs(points).toFixed(1) })
  }
  if (segment.kind === 'median' && all.kind === 'median') {
    if (segment.days === null || all.days === null) return t('common.none')
    const days = Math.round(segment.days) - Math.round(all.days)
    return signed(days) + t('segments.profile.days', { days: Math.abs(days) })
  }
  if (segment.kind !== 'mean' || all.kind !== 'mean' || segment.count === 0 || all.count === 0) return t('common.none')
  if (segment.of === 'yen') { const by = Math.round(segment.sum / segment.count) - Math.round(all.sum / all.count); return signed(by) + yen(Math.abs(by)) }
  const by = Number(timesText(segment.sum, segment.count)) - Number(timesText(all.sum, all.count))
  return signed(Math.round(by * 100)) + t('segments.profile.times', { times: timesText(Math.abs(by)) })
}

function labelOf({ group, key, label, condition }: ProfileRow, { t, channel }: Words): string {
  switch (group) {
    case 'stage': return t(`tiers.${key as 'repeat'}`)
    case 'value': return key === 'interval' ? t('segments.profile.interval') : t(`kpis.${key as 'frequency'}.name`)
    case 'product': return label
    case 'channel': return channel(key)
    case 'region': return t(`segments.regions.${key as 'kanto'}`)
    case 'sex': return t(`segments.sex.${key as 'female'}`)
    case 'age': {
      if (condition?.kind !== 'age') return key
      return condition.to === undefined ? t('segments.profile.ageFrom', { from: condition.from }) : condition.from === 0 ? t('segments.profile.ageTo', { to: condition.to }) : t('segments.profile.age', { from: condition.from, to: condition.to })
    }
  }
}
