// What the bench tells of identity: how good it is on the fixed people, and how long finding candidates takes in a big shop.
import { candidatesOf } from '../../db/customers/candidates.ts'
import { assignCustomers } from '../../db/customers/assign.ts'
import { contactStore } from '../../db/imports/contacts.ts'
import { channelIds } from '../../db/imports/write.ts'
import { createShop, closeShop } from '../../db/shops/lifecycle.ts'
import { generate, seed } from '../people/generate.ts'
import { blocksOf, measure } from '../people/measure.ts'
import type { Quality } from '../people/measure.ts'
import { rates } from '../people/rates.ts'

type Row = (what: string, value: string, target?: string) => void

const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]

/** Prints precision, recall and offers for the fixed seed, least and median of twelve other seeds, and the time for 24 times as many people. */
export async function identityFigures(row: Row, file: string, quick: boolean): Promise<void> {
  const share = (n: number, of: number) => `${n.toLocaleString('en-US')} / ${of.toLocaleString('en-US')} = ${(n / of).toFixed(4)}`
  const q = measure(blocksOf(generate(seed).sightings))
  row('identity: precision over pairs of records', share(q.joined, q.joined + q.wrong), 'reach 0.999')
  row('identity: recall over pairs of records', share(q.joined, q.truePairs), 'reach 0.97')
  row('identity: of the rest offered as candidates', share(q.offered, q.missed), 'reach all')
  row('  candidates that are two people', `${q.offeredWrongly} of ${q.offeredRightly + q.offeredWrongly}`)
  const others = Array.from({ length: 12 }, (_, i) => measure(blocksOf(generate(i + 1).sightings)))
  const spread = (of: (one: Quality) => number) => `${Math.min(...others.map(of)).toFixed(4)}, ${median(others.map(of)).toFixed(4)}`
  row('  twelve other seeds, least and median: precision', spread((one) => one.joined / (one.joined + one.wrong)), 'reach 0.999')
  row('  recall', spread((one) => one.joined / one.truePairs), 'reach 0.97')
  row('  of the rest offered', spread((one) => one.offered / one.missed))
  row('  candidates that are one person', spread((one) => one.offeredRightly / (one.offeredRightly + one.offeredWrongly)))
  const inOne = measure(blocksOf(generate(seed, rates.people, rates.familyInOne).sightings))
  row('  precision with 1 family in 100 of one mail and phone', share(inOne.joined, inOne.joined + inOne.wrong))
  if (quick) return
  const people = 120_000
  const shop = createShop(file, '')
  const { sqlite } = shop.db
  sqlite.transaction(() => {
    const contacts = contactStore(sqlite, true)
    const idOf = channelIds(sqlite)
    for (const { channel, contact } of generate(seed, people).sightings) contacts.idOf({ id: idOf(channel), code: channel.code }, contact)
    contacts.flush()
    assignCustomers(sqlite, { empty: true, firstNewContact: 1, newContacts: contacts.added })
  }).immediate()
  const blocks = sqlite.prepare('SELECT count(*) FROM contact').pluck().get() as number
  const customers = sqlite.prepare('SELECT count(*) FROM customer').pluck().get() as number
  const started = performance.now()
  const found = candidatesOf(sqlite).length
  row(`candidates of ${customers.toLocaleString('en-US')} customers, ${blocks.toLocaleString('en-US')} records`, `${Math.round(performance.now() - started)} ms (${found.toLocaleString('en-US')})`, 'reach 3,000 ms')
  await closeShop(shop)
}
