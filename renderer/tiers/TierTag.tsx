// A customer's stage in its colour and words; the same everywhere.
import type { Tier } from '../../db/analysis/model.ts'
import { useWords } from '../useWords.ts'

/** The stage alone, or with the number of purchases: 「3回目」「1年以上・14回」. */
export function TierTag({ tier, occasions }: { tier: Tier; occasions?: number }) {
  const { t } = useWords()
  const mark = (n: number) => {
    switch (tier) {
      case 'prospect': return t('customers.mark.prospect')
      case 'firstTime': return t('customers.mark.firstTime')
      case 'repeat': return n === 2 ? t('customers.mark.second') : t('customers.mark.nth', { n })
      case 'oneYear': return t('customers.mark.oneYear', { n })
      case 'dormant': return t('customers.mark.dormant', { n })
    }
  }
  return <span className={`tag ${tier}`}>{occasions === undefined ? t(`tiers.${tier}`) : mark(occasions)}</span>
}

/** 離れかけ and 季節のお客様, beside the stage. */
export function TierMarks({ drifting, seasonal }: { drifting: boolean; seasonal: boolean }) {
  const { t } = useWords()
  return <>{drifting && <span className="tag care">{t('tiers.drifting')}</span>}{seasonal && <span className="tag plain" title={t('tiers.seasonal')}>{t('tiers.seasonalShort')}</span>}</>
}
