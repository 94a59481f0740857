// The parts of a KPI card: the figure itself, its bar against the target, its ⓘ and its counts.
import { isFew } from '../../db/analysis/rules.ts'
import type { KpiCard } from '../../db/today/model.ts'
import { Info } from '../ui/Info.tsx'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import type { CardWords } from './useCardWords.ts'
import { barOf, valueOf } from './figures.ts'

interface Props { card: KpiCard; words: CardWords }

/** The figure; pressing it opens the people it was counted from. */
export function FigureValue({ card, words }: Props) {
  const { t } = useWords()
  const few = isFew(card.denominator)
  const { figure } = words
  return (
    <p className="figure num">
      {figure === null ? <span>{t('common.none')}</span> : (
        <button type="button" aria-label={`${t('today.figureOf', { name: words.name, value: words.shown })} ${t('common.showPeople', { name: words.name })}`} onClick={() => words.open(card.unit === 'rate' ? 'numerator' : 'denominator')}>
          {figure.before && <small>{figure.before}</small>}{figure.number}<small>{figure.after}</small>
        </button>
      )}
      {few && <span className="tag plain" title={t('common.referenceWhy')}>{t('common.reference')}</span>}
    </p>
  )
}

/** Value against target, with the difference to last year in words. */
export function FigureBar({ card, words }: Props) {
  const { t } = useWords()
  const openSettings = useView((view) => view.openSettings)
  const { fill, mark } = barOf(valueOf(card.unit, card), card.target)
  return (
    <>
      <div className="bar" aria-hidden="true"><i style={{ width: `${fill}%` }} />{mark !== null && <u style={{ left: `${mark}%` }} />}</div>
      <div className="figureFoot">
        {words.target === null ? <button type="button" className="link" onClick={() => openSettings('targets')}>{t('today.noTarget')}</button> : <span>{words.target}</span>}
        <span className={words.change.direction}>{words.change.text}</span>
      </div>
    </>
  )
}

/** 「442人中 141人」, each number opening its people; yen figures: the average of how many. */
export function FigureCounts({ card, words }: Props) {
  const { t, people, head } = useWords()
  const button = (part: 'numerator' | 'denominator' | 'waiting', count: number, text = people(count)) => count === 0 ? text : <button type="button" className="link" onClick={() => words.open(part)}>{text}</button>
  return (
    <p className="figureCounts small">
      {card.unit === 'rate'
        ? <Around text={t('today.counted', { all: '\u0001', part: '\u0002' })} parts={{ '\u0001': button('denominator', card.denominator, head(card.denominator)), '\u0002': button('numerator', card.numerator, head(card.numerator)) }} />
        : <Around text={t('today.perHeadShort', { people: '\u0001' })} parts={{ '\u0001': button('denominator', card.denominator) }} />}
      {card.kpi === 'f2' && <span className="waiting">{button('waiting', card.waiting, t('today.waiting', { people: head(card.waiting) }))}</span>}
    </p>
  )
}

/** A text whose one-character marks stand for elements, so that each language keeps its word order. */
function Around({ text, parts }: { text: string; parts: Record<string, React.ReactNode> }) {
  // eslint-disable-next-line no-control-regex -- the marks are control characters because no text holds them
  return <span>{text.split(/([\u0001\u0002])/).map((piece, index) => <span key={index}>{parts[piece] ?? piece}</span>)}</span>
}

/** The ⓘ: one sentence, the window in words, and the counts. */
export function FigureInfo({ card, words }: Props) {
  const { t, people, yen } = useWords()
  const counts = card.unit === 'rate'
    ? t('today.counted', { all: people(card.denominator), part: people(card.numerator) })
    : t('today.perHead', { sales: yen(card.numerator), people: people(card.denominator) })
  return (
    <Info label={t('common.about', { name: words.name })}>
      <b>{words.name}</b>
      <span>{words.say}</span>
      <span className="dim">{words.window}</span>
      <span className="num">{counts}</span>
      {card.kpi === 'f2' && <span className="dim">{t('today.waiting', { people: people(card.waiting) })}{'\u3000'}{t('today.waitingSay')}</span>}
      {isFew(card.denominator) && <span className="dim">{t('common.referenceWhy')}</span>}
    </Info>
  )
}
