// The five figures of an import or of a dry run.
import type { ImportHistoryRow } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'

export function Five({ orders, customers, rejected, planned = false }: Pick<ImportHistoryRow, 'orders' | 'customers'> & { rejected: number; planned?: boolean }) {
  const { t } = useWords()
  return (
    <ul className="five">
      <Figure label={t('imports.five.new')} value={orders.new} />
      <Figure label={t(planned ? 'imports.five.willChange' : 'imports.five.updated')} value={orders.updated} />
      <Figure label={t('imports.five.unchanged')} value={orders.unchanged} quiet />
      <Figure label={t('imports.five.customers')} value={customers.new} />
      <Figure label={t('imports.five.rejected')} value={rejected} bad={rejected > 0} />
    </ul>
  )
}

function Figure({ label, value, quiet, bad }: { label: string; value: number; quiet?: boolean; bad?: boolean }) {
  const { number } = useWords()
  return (
    <li className={`card ${bad ? 'bad' : ''}`}>
      <p className="small dim">{label}</p>
      <p className={`fiveValue num ${quiet ? 'dim' : ''}`}>{number(value)}</p>
    </li>
  )
}
