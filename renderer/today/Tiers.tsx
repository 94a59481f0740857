// How the customers divide over the stages; every count opens its people.
import type { Tier, TierPart } from '../../db/analysis/model.ts'
import { tierCodes } from '../../db/analysis/model.ts'
import type { TodayBoard } from '../../db/today/model.ts'
import { Info } from '../ui/Info.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'

const halves: Partial<Record<Tier, TierPart[]>> = { repeat: ['second', 'thirdOrMore'], dormant: ['dormantOnce', 'dormantMore'] }

export function Tiers({ board }: { board: TodayBoard }) {
  const { t, people, head, percent } = useWords()
  const asOf = useView((view) => view.asOf)
  const openPeople = useView((view) => view.openPeople)
  const { tiers } = board
  // In the order of a customer's life; members who never bought stand apart, and only where there are any.
  const order: Tier[] = ['firstTime', 'repeat', 'oneYear', 'dormant']
  const nameOf = (part: TierPart, whole?: Tier) => (whole ? `${t(`tiers.${whole}`)} ${t(`tiers.${part}`)}` : t(`tiers.${part}`))
  const open = (part: TierPart, whole?: Tier) => openPeople({ ref: { kind: 'tier', tier: part }, name: nameOf(part, whole), asOf })
  const count = (part: TierPart, whole?: Tier) => (tiers[part] === 0 ? <span className="dim">{head(0)}</span>
    : <button type="button" className="link" aria-label={`${nameOf(part, whole)} ${people(tiers[part])}`} onClick={() => open(part, whole)}>{head(tiers[part])}</button>)
  return (
    <section className="card">
      <div className="cardHead">
        <h2>{t('today.tiers')}<small>{people(tiers.total)}</small></h2>
        <Info label={t('common.about', { name: t('today.tiers') })}>
          {tierCodes.map((tier) => <span key={tier}><b>{t(`tiers.${tier}`)}</b>{'\u3000'}{t(`tierSay.${tier}`)}</span>)}
        </Info>
      </div>
      <div className="tierBar" aria-hidden="true">
        {[...order, 'prospect' as const].map((tier) => tiers[tier] > 0 && <span key={tier} className={`stageFill ${tier}`} style={{ flexGrow: tiers[tier] }} onClick={() => open(tier)} />)}
      </div>
      <ul className="tierList">
        {order.map((tier) => (
          <li key={tier}>
            <p className="tierName"><i className={`stageFill ${tier}`} aria-hidden="true" />{t(`tiers.${tier}`)}</p>
            <p className="tierCount num">
              {count(tier)}
              <span className="small dim">{percent(tiers[tier], tiers.total) ?? t('common.none')}</span>
            </p>
            {halves[tier]?.map((part) => (
              <p key={part} className="small tierHalf num">
                <span className="dim">{t(`tiers.${part}`)}</span>
                {count(part, tier)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {tiers.prospect > 0 && <p className="tierCount tierApart num small"><span className="tierName"><i className="stageFill prospect" aria-hidden="true" />{t('tiers.prospect')}</span>{count('prospect')}<span className="dim">{percent(tiers.prospect, tiers.total)}</span></p>}
    </section>
  )
}
