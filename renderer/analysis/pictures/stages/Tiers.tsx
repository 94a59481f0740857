// お客様の段階: one bar of all customers, and below it each stage with its halves; every count opens its people.
import type { TierCounts, TierPart } from '../../../../db/analysis/model.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import './stages.css'

const order = ['firstTime', 'repeat', 'oneYear', 'dormant', 'prospect'] as const
const halves: Partial<Record<(typeof order)[number], readonly TierPart[]>> = { repeat: ['second', 'thirdOrMore'], dormant: ['dormantOnce', 'dormantMore'] }

export function Tiers({ answer, message, open }: PictureProps<TierCounts & { marks: Record<string, number> }>) {
  const { t, people, head, percent } = useWords()
  const counts = answer.result
  const name = (part: TierPart): string => (part === 'prospect' ? t('panels.moves.words.prospect') : t(`tiers.${part}`))
  const count = (part: TierPart, whole?: TierPart) => {
    const full = whole ? `${name(whole)} ${t(`tiers.${part}`)}` : name(part)
    return counts[part] === 0 ? <span className="dim">{head(0)}</span>
      : <button type="button" className="link" aria-label={`${full} ${people(counts[part])}`} onClick={() => open({ stage: part }, full)}>{head(counts[part])}</button>
  }
  return (
    <div className="stagesPicture" role="group" aria-label={message}>
      <div className="stageBar" aria-hidden="true">
        {order.map((stage) => counts[stage] > 0 && <span key={stage} className={`stageFill ${stage}`} style={{ flexGrow: counts[stage] }} onClick={() => open({ stage }, name(stage))} />)}
      </div>
      <ul className="stageList num">
        {order.map((stage) => (
          <li key={stage}>
            <p className="stageName"><i className={`stageFill ${stage}`} aria-hidden="true" />{name(stage)}</p>
            <p className="stageCount">{count(stage)} <span className="small dim">{percent(counts[stage], counts.total) ?? t('common.none')}</span></p>
            {halves[stage]?.map((part) => <p key={part} className="small stageHalf"><span className="dim">{t(`tiers.${part}`)}</span>{count(part, stage)}</p>)}
          </li>
        ))}
      </ul>
      <p className="small stageMarks num">
        {(['slipping', 'seasonal', 'subscribing'] as const).map((mark) => {
          const words = t(`panels.tiers.words.${mark}`)
          return <span key={mark}><span className="dim">{words}</span> {counts.marks[mark] === 0 ? head(0) : <button type="button" className="link" aria-label={`${words} ${people(counts.marks[mark])}`} onClick={() => open({ mark }, words)}>{head(counts.marks[mark])}</button>}</span>
        })}
      </p>
    </div>
  )
}
