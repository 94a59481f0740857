// Who changed stage since the end of last month, and how fresh each channel's orders are.
import type { Moves as MovesAnswer, TierOrNone } from '../../db/analysis/model.ts'
import { tierCodes } from '../../db/analysis/model.ts'
import type { TodayBoard } from '../../db/today/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'

const rank = (tier: TierOrNone) => (tier === 'none' ? -1 : tierCodes.indexOf(tier))

/** The cells in which somebody moved, newcomers first, then in the order of the stages. */
export function movedCells(moves: MovesAnswer): MovesAnswer['cells'] {
  return moves.cells.filter((cell) => cell.from !== cell.to && cell.customers > 0).sort((a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to))
}

export function Moves({ board }: { board: TodayBoard }) {
  const { t, people, head, dateShort } = useWords()
  const openPeople = useView((view) => view.openPeople)
  const { moves } = board
  const asOf = useView((view) => view.asOf)
  const cells = movedCells(moves)
  const nameOf = (from: TierOrNone, to: TierOrNone) => (from === 'none' ? t('today.moveNewAs', { to: t(`tiers.${to}`) }) : t('today.move', { from: t(`tiers.${from}`), to: t(`tiers.${to}`) }))
  return (
    <section className="card">
      <h2>{t('today.moves')}<small>{t('today.movesSay', { from: dateShort(moves.from), to: dateShort(moves.to) })}</small></h2>
      {cells.length === 0 ? <p className="dim">{t('today.noMoves')}</p> : (
        <table className="table moves">
          <thead><tr><th>{t('today.moveFromTo')}</th><th className="right">{t('today.people')}</th></tr></thead>
          <tbody>
            {cells.map(({ from, to, customers }) => (
              <tr key={`${from} ${to}`}>
                <td>{nameOf(from, to)}{from === 'dormant' && <span className="tag firstTime moveTag">{t('today.moveBack')}</span>}</td>
                <td className="right"><button type="button" className="link" aria-label={`${nameOf(from, to)} ${people(customers)}`} onClick={() => openPeople({ ref: { kind: 'move', fromDay: moves.from, toDay: moves.to, from, to }, name: nameOf(from, to), asOf })}>{head(customers)}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** One short line per channel; what is older than three days stands out. */
export function Freshness({ board }: { board: TodayBoard }) {
  const { t, channel, date } = useWords()
  return (
    <section className="card">
      <h2>{t('today.freshness')}<small>{t('today.newest')}</small></h2>
      <ul className="freshness small">
        {board.freshness.map((row) => (
          <li key={row.channel} title={date(row.lastDay)}>
            {channel(row.channel)} {row.daysAgo > 3 ? <span className="tag care">{t('units.daysAgo', { count: row.daysAgo })}</span> : <span className="dim">{row.daysAgo === 0 ? t('today.newestToday') : t('units.daysAgo', { count: row.daysAgo })}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
