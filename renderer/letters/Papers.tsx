// ② On which paper, or as which list, with the few options that kind has.
import type { OutputKind } from '../../db/letters/model.ts'
import { outputKinds } from '../../db/letters/model.ts'
import { useWords } from '../useWords.ts'
import { useDesk } from './desk.ts'
import { Options } from './Options.tsx'
import type { Making } from './useMaking.ts'
import '../ui/choice.css'

export function Papers({ making }: { making: Making }) {
  const { t } = useWords()
  const kind = useDesk((desk) => desk.kind)
  const choose = useDesk((desk) => desk.chooseKind)
  const option = (key: OutputKind) => (
    <label key={key} className="choice">
      <input type="radio" name="paper" checked={kind === key} onChange={() => choose(key)} />
      <span className="grow">{t(`letters.kind.${key}`)}</span><span className="small dim">{t(`letters.size.${key}`)}</span>
    </label>
  )
  return (
    <section className="card">
      <h2 id="step2">{t('letters.step2')}</h2>
      <div role="radiogroup" aria-labelledby="step2" className="choices">{outputKinds.map(option)}</div>
      <Options making={making} />
    </section>
  )
}
