// The pages of the room お客様, quietly above what they show.
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { customerSections, useView } from '../view.ts'

/** 一覧 ／ 同じ方の確認 (how many) ／ 足りない情報 ／ まとめて直す. */
export function Sections() {
  const { t, number } = useWords()
  const { section, openSection } = useView()
  const candidates = useAsk('customers.candidates', { limit: 1 })
  // Those put off are no work that waits.
  const open = candidates.value ? candidates.value.total - candidates.value.later : 0
  return (
    <nav className="sections" aria-label={t('identity.nav')}>
      {customerSections.map((one) => (
        <button key={one} type="button" aria-current={section === one ? 'page' : undefined} onClick={() => openSection(one)}>
          {t(`identity.sections.${one}`)}{one === 'same' && open > 0 && <span className="num count">{number(open)}</span>}
        </button>
      ))}
    </nav>
  )
}
