// 何回目で離れやすいか: of those who came n times, who came again, who is still open, who went dormant.
import type { DropoffStep } from '../../../../db/analysis/secondModel.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import './second.css'

/** Steps drawn; the table has all. */
const DRAWN = 7
const parts = ['bought', 'waiting', 'lost'] as const

export function Dropoff({ answer, message, open }: PictureProps<{ steps: DropoffStep[] }>) {
  const { t, people, head, percent } = useWords()
  const { steps } = answer.result
  const most = steps[0]?.reached || 1
  /** Rough width of words in Latin letters; a kanji is two of them. */
  const wide = (words: string): number => [...words].reduce((sum, letter) => sum + (letter > '\u2fff' ? 2 : 1), 0)
  const word = (part: (typeof parts)[number]): string => t(`panels.dropoff.words.${part}`)
  return (
    <div className="dropoffPicture num" role="group" aria-label={message}>
      {steps.slice(0, DRAWN).map((step) => {
        const nth = t('panels.dropoff.words.nth', { n: step.n })
        const rate = percent(step.boughtMatured, step.matured)
        const next = { rate, next: step.n + 1, days: step.medianDays }
        return (
          <div key={step.n} className="dropoffRow">
            <p className="dropoffName"><span>{nth}</span> <button type="button" className="link" aria-label={`${nth} ${people(step.reached)}`} onClick={() => open({ n: step.n, part: 'reached' }, nth)}>{head(step.reached)}</button></p>
            <div className="dropoffTrack">
              {parts.map((part) => {
                const share = step[part] / most
                if (step[part] === 0) return null
                const name = `${nth} ${word(part)}`
                return (
                  <button key={part} type="button" className={part} style={{ width: `${share * 100}%` }} aria-label={`${name} ${people(step[part])}`} title={`${word(part)} ${people(step[part])}`} onClick={() => open({ n: step.n, part }, name)}>
                    {share > 0.021 * wide(`${word(part)} ${head(step[part])}`) ? <span>{word(part)} {head(step[part])}</span> : <span>{head(step[part])}</span>}
                  </button>
                )
              })}
            </div>
            <p className="small dim dropoffNext">{rate !== null && (step.medianDays === null ? t('panels.dropoff.words.nextOnly', next) : t('panels.dropoff.words.next', next))}</p>
          </div>
        )
      })}
      <p className="small dim dropoffKey" aria-hidden="true">{parts.map((part) => <span key={part}><i className={part} />{word(part)}</span>)}</p>
      {steps.length > DRAWN && <p className="small dim">{t('panels.dropoff.words.rest', { n: DRAWN })}</p>}
    </div>
  )
}
