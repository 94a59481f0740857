// What may and must not be done with a customer: stops, consent, marks and open complaints.
import { formatDay } from '../facts/day.ts'
import { media } from '../interactions/model.ts'
import type { CareState, MarkKind, StopRow } from '../interactions/model.ts'
import { addressKey } from '../letters/suppression.ts'
import type { Sqlite } from '../open.ts'
import type { OpenShop } from '../shop.ts'
import type { CustomerTable } from '../tables.ts'

interface Stop { medium: StopRow['medium']; since: number; source: string }
interface Mark { kind: MarkKind; since: number; note: string; addressKey: string }

/**
 * The state as it is now, over all contact blocks of the customer. It has no as-of day: whoever looks at last year
 * must still see that somebody asked yesterday not to be written to.
 */
export function careOf(open: OpenShop, customerId: number): CareState {
  const { sqlite } = open.db
  const stops = standing<Stop>(sqlite, 'stop', customerId)
  const marks = standing<Mark>(sqlite, 'mark', customerId)
  const [consent] = standing<{ givenOn: number; how: string }>(sqlite, 'consent', customerId).reverse()
  const first = (kind: MarkKind) => marks.find((mark) => mark.kind === kind)
  const address = currentAddressKey(sqlite, customerId)
  // A mark made without an address cannot end by moving.
  const returned = marks.find((mark) => mark.kind === 'returned' && (mark.addressKey === '' || mark.addressKey === address))
  const deceased = first('deceased')
  const excluded = first('excluded')
  return {
    stops: media.flatMap((medium): StopRow[] => {
      const stop = stops.find((row) => row.medium === medium)
      return stop ? [{ medium, since: formatDay(stop.since), source: stop.source }] : []
    }),
    consent: consent ? { givenOn: formatDay(consent.givenOn), how: consent.how } : null,
    returned: returned ? formatDay(returned.since) : null,
    deceased: deceased ? formatDay(deceased.since) : null,
    excluded: excluded ? { since: formatDay(excluded.since), note: excluded.note } : null,
    openComplaints: sqlite.prepare('SELECT count(*) FROM interaction i JOIN contact c ON c.id = i.contactId WHERE c.customerId = ? AND i.open = 1').pluck().get(customerId) as number,
  }
}

/** Rows that nobody has ended, oldest first. */
function standing<T>(sqlite: Sqlite, table: 'stop' | 'mark' | 'consent', customerId: number): T[] {
  return sqlite.prepare(`SELECT x.* FROM ${table} x JOIN contact c ON c.id = x.contactId WHERE c.customerId = ? AND x.endedOn IS NULL ORDER BY x.id`).all(customerId) as T[]
}

/** The shown address as compared with that of returned mail. */
export function currentAddressKey(sqlite: Sqlite, customerId: number): string {
  const customer = sqlite.prepare('SELECT postalCode, prefecture, address1, address2 FROM customer WHERE id = ?').get(customerId) as Pick<CustomerTable, 'postalCode' | 'prefecture' | 'address1' | 'address2'> | undefined
  return customer ? addressKey(customer) : ''
}
