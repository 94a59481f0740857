// まとめて直す: kinds of fixes with how much each would change, what it would change, and what was fixed before.
import { useEffect, useState } from 'react'
import type { FixKind } from '../../db/cleansing/model.ts'
import { fixKinds } from '../../db/cleansing/model.ts'
import { Sections } from '../customers/Sections.tsx'
import { ask } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk, useVersion } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { FixHistory } from './FixHistory.tsx'
import { FixPreview } from './FixPreview.tsx'
import { FixedLine } from './FixedLine.tsx'
import './cleansing.css'

export function FixPage({ readOnly }: { readOnly: boolean }) {
  const { t } = useWords()
  const counts = useCounts()
  const [chosen, setKind] = useState<FixKind | null>(null)
  // Until somebody chooses: the first that has something to fix.
  const kind = chosen ?? fixKinds.find((one) => counts[one] !== 0) ?? fixKinds[0]
  return (
    <Page title={t('identity.sections.fix')}>
      <div className="stack">
        <Sections />
        <p className="small dim">{t('cleansing.fixSay')}</p>
        <FixedLine />
        <div className="fixCols">
          <div className="stack">
            <section className="card">
              <h2>{t('cleansing.fixes')}</h2>
              <div className="fixKinds" role="group" aria-label={t('cleansing.fixes')}>{fixKinds.map((one) => <Kind key={one} kind={one} count={counts[one]} chosen={one === kind} choose={() => setKind(one)} />)}</div>
            </section>
            <FixHistory readOnly={readOnly} />
          </div>
          <Chosen key={kind} kind={kind} readOnly={readOnly} />
        </div>
      </div>
    </Page>
  )
}

type Counts = Partial<Record<FixKind, number>>

/** How many fields each kind would change; asked one after the other, so that nothing else waits long. */
function useCounts(): Counts {
  const version = useVersion('cleansing.preview')
  const [counts, setCounts] = useState<Counts>({})
  useEffect(() => {
    const stop = new AbortController()
    const count = async () => {
      for (const kind of fixKinds) {
        const { total } = await ask('cleansing.preview', { kind }, { signal: stop.signal })
        if (stop.signal.aborted) return
        setCounts((before) => ({ ...before, [kind]: total }))
      }
    }
    // What went wrong is said where the chosen kind is shown.
    count().catch(() => undefined)
    return () => stop.abort()
  }, [version])
  return counts
}

function Kind({ kind, count, chosen, choose }: { kind: FixKind; count: number | undefined; chosen: boolean; choose: () => void }) {
  const { t } = useWords()
  return <button type="button" aria-pressed={chosen} onClick={choose}><span>{t(`cleansing.fix.${kind}`)}</span><span className={count ? 'num' : 'num dim'}>{count === undefined ? '…' : t('cleansing.fixCount', { count })}</span></button>
}

function Chosen({ kind, readOnly }: { kind: FixKind; readOnly: boolean }) {
  const { t } = useWords()
  const { value: preview, error, again } = useAsk('cleansing.preview', { kind })
  if (error) return <Trouble error={error} again={again} />
  if (!preview) return <p className="dim">{t('common.loading')}</p>
  if (preview.total === 0) return <section className="card nobody"><h2>{t('cleansing.nothing')}</h2><p className="dim">{t('cleansing.nothingSay')}</p></section>
  return <FixPreview preview={preview} readOnly={readOnly} />
}
