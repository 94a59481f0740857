// The records that were joined into one customer, each as its channel keeps it.
import { useState } from 'react'
import type { SourceRow } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'

export function Sources({ sources }: { sources: SourceRow[] }) {
  const { t, channel } = useWords()
  const [open, setOpen] = useState(false)
  if (sources.length === 0) return null
  return (
    <div className="sources">
      <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {sources.length === 1 ? t('customers.sourcesOne') : t('customers.sourcesCount', { count: sources.length })} <span aria-hidden="true">{open ? '▴' : '▾'}</span>
      </button>
      {open && (
        <ul aria-label={t('customers.sources')}>
          {sources.map((source) => (
            <li key={source.id} className="break">
              <p><b>{channel(source.channel)}</b><span className="dim small">{'\u3000'}{t('customers.sourceOrders', { count: source.orders })}</span></p>
              <p>{[source.name, source.kana].filter(Boolean).join('\u3000')}</p>
              <p className="dim">{[source.postalCode && t('customers.postal', { code: source.postalCode }), source.prefecture + source.address1 + source.address2].filter(Boolean).join(' ')}</p>
              <p className="dim">{[source.phone, source.email].filter(Boolean).join('\u3000')}</p>
              {source.channelCustomerId && <p className="dim small">{t('customers.sourceNo', { channel: channel(source.channel), no: source.channelCustomerId })}</p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
