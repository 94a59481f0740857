// Where the import stands: ① files ② columns ③ check ④ done, and the promise that nothing is written yet.
import { useWords } from '../useWords.ts'

export const steps = ['files', 'columns', 'check', 'done'] as const
export type Step = (typeof steps)[number]

export function Steps({ now }: { now: Step }) {
  const { t } = useWords()
  const at = steps.indexOf(now)
  return (
    <div className="stepsLine">
      <ol className="steps" aria-label={t('imports.steps.label')}>
        {steps.map((step, index) => <li key={step} className={index <= at ? 'reached' : ''} aria-current={index === at ? 'step' : undefined}>{t(`imports.steps.${step}`)}</li>)}
      </ol>
      {now !== 'done' && <span className="nothingYet">{t('imports.nothingYet')}</span>}
    </div>
  )
}
