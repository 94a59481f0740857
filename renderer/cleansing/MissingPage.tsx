// 足りない情報: how full and how plausible the shop's own data is, and whom to ask for what.
import { Skeleton } from '@mantine/core'
import { Sections } from '../customers/Sections.tsx'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { AskCard } from './AskCard.tsx'
import { Fullness } from './Fullness.tsx'
import { Problems } from './Problems.tsx'
import './cleansing.css'

export function MissingPage() {
  const { t, people } = useWords()
  const { value: report, error, again } = useAsk('cleansing.report', {})
  return (
    <Page title={t('identity.sections.missing')} beside={report && <span className="dim num" role="status">{people(report.customers)}</span>}>
      <div className="stack">
        <Sections />
        <Trouble error={error} again={again} />
        {!report && !error && <Skeleton height={300} animate={false} />}
        {report?.customers === 0 && <section className="card nobody"><h2>{t('cleansing.empty')}</h2><p className="dim">{t('cleansing.emptySay')}</p></section>}
        {report && report.customers > 0 && (
          <div className="missingCols">
            <div className="stack"><Fullness report={report} /><Problems report={report} /></div>
            <AskCard report={report} />
          </div>
        )}
      </div>
    </Page>
  )
}
