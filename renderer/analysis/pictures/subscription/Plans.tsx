// 定期: of the contracts whose next delivery was due, the share that got it, delivery by delivery, and what is left of all.
import type { Plans as Answer } from '../../../../db/contracts/model.ts'
import { contractStates } from '../../../../db/contracts/model.ts'
import { survival } from '../../../../db/contracts/rules.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

/** Deliveries drawn; the table has all. */
const DRAWN = 12

export function Plans({ answer, message, open }: PictureProps<Answer>) {
  const { t, percent, number } = useWords()
  const steps = answer.result.steps.slice(0, DRAWN)
  const left = survival(steps)
  const rate = (of: number, all: number) => (all === 0 ? null : Math.round((of * 1000) / all) / 10)
  const { states, reasons } = answer.result
  const nth = (k: number) => t('panels.plans.words.nth', { k })
  return (
    <div className="stack">
      <p className="row">{contractStates.filter((state) => states[state] > 0).map((state) => <span key={state}><span className="dim">{t(`contracts.state.${state}`)}</span> <b className="num">{t('panels.plans.words.count', { n: number(states[state]) })}</b></span>)}</p>
      <Picture
        kind="bar" labelled message={message} labels={steps.map(({ k }) => nth(k))} height={240}
        series={[
          { name: t('panels.plans.columns.rate'), tone: 'aiSoft', values: steps.map(({ delivered, matured }) => rate(delivered, matured)), shown: steps.map(({ delivered, matured }) => percent(delivered, matured) ?? t('common.none')) },
          { name: t('panels.plans.words.left'), tone: 'ai', as: 'line', values: left.map((share) => (share === null ? null : Math.round(share * 1000) / 10)), shown: left.map((share) => (share === null ? t('common.none') : `${number(Math.round(share * 100))}%`)) },
        ]}
        axis={(value) => `${value}%`} onPick={(i) => open({ k: steps[i].k, part: 'reached' }, nth(steps[i].k))}
      />
      {reasons.length > 0 && (
        <table className="table">
          <caption className="hidden">{t('panels.plans.words.reasons')}</caption>
          <thead><tr><th>{t('panels.plans.words.reasons')}</th><th className="right">{t('panels.plans.columns.k')}</th><th className="right">{t('panels.plans.words.contracts')}</th></tr></thead>
          <tbody>{reasons.map(({ reason, k, contracts }) => <tr key={`${k} ${reason}`}><td>{reason || t('panels.plans.words.noReason')}</td><td className="right">{nth(k)}</td><td className="right">{t('panels.plans.words.count', { n: number(contracts) })}</td></tr>)}</tbody>
        </table>
      )}
    </div>
  )
}
