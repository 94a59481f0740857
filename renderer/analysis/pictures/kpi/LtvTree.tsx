// LTVの組み立て: the levers as they are, moved by hand to see what would come of it, and how far one alone must go to the target.
import { TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { LtvTree as Answer } from '../../../../db/analysis/boardModel.ts'
import { levers, leversTo, ltvAt } from '../../../../db/analysis/rules.ts'
import type { Factors, Lever, LtvTarget } from '../../../../db/analysis/rules.ts'
import { timesText } from '../../../ui/format.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import { typedTarget } from './boardWords.ts'
import { rangeOf } from './sliders.ts'
import './kpi.css'

export function LtvTree({ answer, message, open }: PictureProps<Answer>) {
  const { t } = useWords()
  const { factors } = answer.result
  if (!factors) return <p className="dim">{t('panels.ltvTree.words.noFactors')}</p>
  // Another day or filter: begin again from what is.
  return <Tree key={JSON.stringify(factors)} tree={answer.result} now={factors} message={message} open={open} />
}

function useLeverWords() {
  const { t, yen, percent } = useWords()
  return {
    name: (lever: Lever): string => t(`panels.ltvTree.words.${lever}`),
    value: (lever: Lever, value: number): string =>
      (lever === 'retention' ? percent(Math.round(value * 1000), 1000) ?? '' : lever === 'frequency' ? t('panels.ltvTree.words.timesOf', { n: timesText(value) }) : yen(Math.round(value))),
  }
}

function Tree({ tree, now, message, open }: { tree: Answer; now: Factors; message: string; open: PictureProps['open'] }) {
  const { t, yen, people } = useWords()
  const words = useLeverWords()
  const [factors, setFactors] = useState(now)
  const [is, then] = [ltvAt(now), ltvAt(factors)]
  const moved = levers.some((lever) => factors[lever] !== now[lever])
  const years = (ltv: typeof is) => (ltv.yearsCapped ? t('panels.ltvTree.words.yearsCapped') : t('panels.ltvTree.words.yearsOf', { n: ltv.years.toFixed(1) }))
  const multiple = (ltv: typeof is) => (ltv.multiple === null ? t('common.none') : t('panels.ltvTree.words.multipleOf', { n: ltv.multiple.toFixed(2) }))
  const by = then.yen - is.yen
  const opened: Partial<Record<Lever, { of: string; count: number }>> = { frequency: { of: 'buyers', count: tree.frequency.customers }, retention: { of: 'kept', count: tree.retention.numerator } }
  return (
    <div className="ltvTree num" role="group" aria-label={message}>
      <Formula factors={factors} ltv={then} years={years(then)} multiple={multiple(then)} />
      <div className="ltvResult" role="status">
        <p className="small dim">{t('panels.ltvTree.words.yen')}</p>
        <p className="ltvYen">{moved && <span className="dim ltvBefore">{yen(is.yen)} →</span>} <b>{yen(then.yen)}</b></p>
        {moved && <p>{t('panels.ltvTree.words.more')} {by > 0 ? '＋' : by < 0 ? '−' : '±'}{yen(Math.abs(by))}</p>}
        <p>{t('panels.ltvTree.words.multiple')} {moved && <span className="dim">{multiple(is)} →</span>} {multiple(then)}</p>
        <p className="small dim">{t('panels.ltvTree.words.years')} {moved && then.years !== is.years && <>{years(is)} → </>}{years(then)}</p>
        <button type="button" className="link small noPicture" disabled={!moved} onClick={() => setFactors(now)}>{t('panels.ltvTree.words.reset')}</button>
      </div>
      <div className="ltvLevers">
        {levers.map((lever, i) => (
          <div key={lever} className="ltvLever">
            {i === 3 && <hr />}
            <Slider lever={lever} now={now[lever]} value={factors[lever]} set={(value) => setFactors({ ...factors, [lever]: value })} />
            {opened[lever] && opened[lever].count > 0 && <button type="button" className="link small" aria-label={`${words.name(lever)} ${people(opened[lever].count)}`} onClick={() => open({ of: opened[lever]!.of }, words.name(lever))}>{people(opened[lever].count)}</button>}
          </div>
        ))}
      </div>
      <ToTarget tree={tree} now={now} tryIt={(lever, value) => setFactors({ ...now, [lever]: value })} />
    </div>
  )
}

/** The formula with the values that stand on the levers. */
function Formula({ factors, ltv, years, multiple }: { factors: Factors; ltv: ReturnType<typeof ltvAt>; years: string; multiple: string }) {
  const { t, yen } = useWords()
  const words = useLeverWords()
  const part = (name: string, value: string) => <span><span className="small dim">{name}</span> <b>{value}</b></span>
  return (
    <p className="ltvFormula">
      {part(t('panels.ltvTree.words.yen'), yen(ltv.yen))} ＝ {part(words.name('salesPerOccasion'), words.value('salesPerOccasion', factors.salesPerOccasion))} × {part(words.name('frequency'), words.value('frequency', factors.frequency))} × {part(t('panels.ltvTree.words.years'), years)}
      {ltv.multiple !== null && <><i className="ltvBreak" />{part(t('panels.ltvTree.words.multiple'), multiple)} ＝ {yen(ltv.yen)} ÷ <span>({yen(factors.acquisitionCost)} ＋ {yen(factors.retentionCost)} × {years})</span></>}
    </p>
  )
}

function Slider({ lever, now, value, set }: { lever: Lever; now: number; value: number; set: (value: number) => void }) {
  const words = useLeverWords()
  const id = useId()
  const { min, max, step } = rangeOf(lever, now)
  return (
    <>
      <label htmlFor={id}>{words.name(lever)}</label>
      <span className="ltvValue">{value !== now && <span className="dim">{words.value(lever, now)} → </span>}<b>{words.value(lever, value)}</b></span>
      <input id={id} className="noPicture" type="range" min={min} max={Math.max(max, value)} step={step} value={value} aria-valuetext={words.value(lever, value)} onChange={(event) => set(Number(event.currentTarget.value))} />
    </>
  )
}

/** Which single lever, at which value, reaches the target. */
function ToTarget({ tree, now, tryIt }: { tree: Answer; now: Factors; tryIt: (lever: Lever, value: number) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(tree.target.yen === null ? '' : String(tree.target.yen))
  const target = typedTarget(typed)
  return (
    <div className="ltvTarget">
      <TextInput className="noPicture" label={t('panels.ltvTree.words.target')} inputMode="decimal" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} error={target === undefined && t('panels.kpiBoard.words.set.bad')} />
      {!target ? <p className="small dim">{t('panels.ltvTree.words.noTarget')}</p> : <Reach title={t('panels.ltvTree.words.toTarget')} now={now} target={{ yen: target }} shown={['salesPerOccasion', 'frequency', 'retention']} tryIt={tryIt} />}
      {tree.target.multiple !== null && tree.target.multiple > 0 && ltvAt(now).multiple !== null && <Reach title={t('panels.ltvTree.words.toMultiple')} now={now} target={{ multiple: tree.target.multiple }} shown={levers} tryIt={tryIt} />}
    </div>
  )
}

function Reach({ title, now, target, shown, tryIt }: { title: string; now: Factors; target: LtvTarget; shown: readonly Lever[]; tryIt: (lever: Lever, value: number) => void }) {
  const { t } = useWords()
  const words = useLeverWords()
  const is = ltvAt(now)
  if ('yen' in target ? is.yen >= target.yen : (is.multiple ?? 0) >= target.multiple) return <p>{t('common.named', { name: title, value: t('panels.ltvTree.words.reached') })}</p>
  const to = leversTo(now, target)
  return (
    <div>
      <p>{title}<span className="small dim">{'\u3000'}{t('panels.ltvTree.words.only')}</span></p>
      <ul className="ltvReach">
        {shown.map((lever) => {
          const value = to[lever]
          const name = words.name(lever)
          return value === null ? <li key={lever} className="dim">{t('panels.ltvTree.words.cannot', { name })}</li> : (
            <li key={lever}>{t('panels.ltvTree.words.needs', { name, now: words.value(lever, now[lever]), then: words.value(lever, value) })} <button type="button" className="link small noPicture" aria-label={`${name} ${words.value(lever, value)} ${t('panels.ltvTree.words.tryIt')}`} onClick={() => tryIt(lever, value)}>{t('panels.ltvTree.words.tryIt')}</button></li>
          )
        })}
      </ul>
    </div>
  )
}
