// The pairs at the left, by keyboard or mouse; the one that is looked at is marked.
import { useEffect, useRef } from 'react'
import type { CandidatePair } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'
import { keyOf, reasonsOf } from './pairs.ts'

interface Props { pairs: CandidatePair[]; index: number; choose: (index: number) => void; more: boolean }

export function PairList({ pairs, index, choose, more }: Props) {
  const { t, sama } = useWords()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { box.current?.querySelector(`#pair-${index}`)?.scrollIntoView({ block: 'nearest' }) }, [index])
  return (
    <div className="card pairBox">
      <div className="pairList" ref={box} role="listbox" tabIndex={0} aria-label={t('identity.pairList')} aria-activedescendant={`pair-${index}`}>
        {pairs.map((pair, at) => {
          const { alike, against } = reasonsOf(pair)
          return (
            <div key={keyOf(pair)} id={`pair-${at}`} role="option" aria-selected={at === index} onClick={() => choose(at)}>
              <span className="pairNames">{sama(pair.a)}<span className="dim">{'\u2002・\u2002'}</span>{sama(pair.b)}</span>
              <span className="small dim">{[...alike, ...against].map((reason) => t(`identity.reason.${reason}`)).join(t('common.list'))}{pair.later && <span className="tag plain pairLater">{t('identity.later')}</span>}</span>
            </div>
          )
        })}
      </div>
      {more && <p className="small dim pairMore">{t('identity.shown', { count: pairs.length })}</p>}
    </div>
  )
}
