// Who else lives at the address of a customer.
import { indexOfCustomer } from '../facts/customerIndex.ts'
import type { Shop } from '../facts/facts.ts'
import type { OpenShop } from '../shop.ts'
import type { CustomerTable } from '../tables.ts'
import { familyLikeness } from './identityNames.ts'
import { prepare } from './identityRecord.ts'
import { listRows } from './list.ts'
import { postalKey, streetKey } from './normalise.ts'
import type { HouseholdRow } from './whoModel.ts'

/** A big house has many flats, and not every order names them. */
const MOST = 12
type Neighbour = Pick<CustomerTable, 'id' | 'name' | 'kana' | 'postalCode' | 'address1' | 'address2'>

/** Other customers with the same postal code and street numbers: those of the same family name first, then by id. */
export function householdOf(open: OpenShop, shop: Shop, customer: CustomerTable): HouseholdRow[] {
  const postal = postalKey(customer.postalCode)
  const street = streetKey(customer.address1, customer.address2)
  if (postal === '' || street === '') return []
  const spelled = [postal, `${postal.slice(0, 3)}-${postal.slice(3)}`, `〒${postal}`, `〒${postal.slice(0, 3)}-${postal.slice(3)}`, postal.replace(/^0+/, ''), customer.postalCode]
  const rows = open.db.sqlite.prepare(`SELECT id, name, kana, postalCode, address1, address2 FROM customer WHERE postalCode IN (${spelled.map(() => '?').join()}) AND id <> ?`)
    .all(...spelled, customer.id) as Neighbour[]
  const own = nameOf(customer)
  const found = rows.filter((row) => streetKey(row.address1, row.address2) === street)
    .map((row) => ({ id: row.id, sameFamily: familyLikeness(own, nameOf(row)) === 1 }))
    .sort((a, b) => Number(b.sameFamily) - Number(a.sameFamily) || a.id - b.id).slice(0, MOST)
  const indexes = found.map(({ id }) => indexOfCustomer(shop.facts, id))
  return listRows(open, shop, indexes).map(({ id, name, kana, company, lastDay, orders }, i) => ({ id, name: name || company, kana, sameFamily: found[i].sameFamily, lastDay, orders }))
}

const nothing = { channelCustomerId: '', familyName: '', givenName: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }

function nameOf({ name, kana }: Pick<CustomerTable, 'name' | 'kana'>) {
  return prepare('', '', { ...nothing, name, kana })
}
