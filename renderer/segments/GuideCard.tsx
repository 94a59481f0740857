// The five steps (S1-5), each with its state from the shop's own data and the way to the room that does it.
import type { GuideStep, SegmentList } from '../../db/segments/model.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { draftOf, newDraft } from './draft.ts'

export function GuideCard({ list }: { list: SegmentList }) {
  const { t, number } = useWords()
  const { asOf, openSection, editSegment } = useView()
  const steps = useAsk('segments.guide', asOf ? { asOf } : {}).value
  const go: Record<GuideStep, () => void> = {
    tidy: () => openSection('same'),
    axis: () => editSegment(newDraft()),
    collect: () => openSection('missing'),
    prepare: () => { const row = list.rows.find(({ content }) => content === '') ?? list.rows[0]; editSegment(row ? draftOf(row) : newDraft()) },
    analyse: () => { const [row] = list.rows; editSegment(row ? draftOf(row, true) : newDraft()) },
  }
  if (!steps) return null
  return (
    <section className="card">
      <h2>{t('segments.guide.title')}</h2>
      <ol className="guideSteps">
        {steps.map(({ step, done, part, of }) => (
          <li key={step}>
            <div className="row"><b className="grow">{t(`segments.guide.${step}.name`)}</b><span className={done ? 'tag firstTime' : 'tag'}>{t(done ? 'segments.guide.done' : 'segments.guide.todo')}</span></div>
            <p className="small dim">{t(step === 'prepare' && of === 0 ? 'segments.guide.axis.say' : `segments.guide.${step}.${done ? 'doneSay' : 'say'}`, { part: number(part), of: number(of) })}</p>
            <button type="button" className="link small" onClick={go[step]}>{t(`segments.guide.${step}.go`)}</button>
          </li>
        ))}
      </ol>
    </section>
  )
}
