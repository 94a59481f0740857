// What goes where when records are taken out of a customer.
import type { CustomerPage } from '../../db/customers/model.ts'
import { useWords } from '../useWords.ts'
import type { SplitSide } from './records.ts'
import { splitOf } from './records.ts'

export function SplitPreview({ customer, out }: { customer: CustomerPage; out: ReadonlySet<number> }) {
  const { t, sama, channel, number } = useWords()
  const sides = splitOf(customer.sources, out)
  const draw = (side: SplitSide, which: 'splitOut' | 'splitStay') => (
    <div className={which}>
      <h3>{t(`identity.${which}`)}</h3>
      {side.sources > 0 && <p className="break">{sama(side)}</p>}
      <p className="num dim">{t('identity.splitCount', { sources: number(side.sources), orders: number(side.orders) })}{side.channels.length > 0 && `\u3000${side.channels.map(channel).join(t('common.list'))}`}</p>
    </div>
  )
  return <div className="splitPreview" role="status">{draw(sides.out, 'splitOut')}{draw(sides.stay, 'splitStay')}</div>
}
