// What is known of customers besides their orders, as columns: where they live, sex, birthday, how they came to know the shop.
import { parseDay } from '../facts/day.ts'
import { NEVER } from '../facts/facts.ts'
import type { CustomerAttributes } from '../facts/facts.ts'
import type { Sqlite } from '../open.ts'
import { prefectures } from './rules.ts'

type Tuple = [id: number, prefecture: string, sex: string, birthday: string]

/** One entry per customer in rising order of id, as in the facts. About 0.1 s for 120,000 customers. */
export function loadAttributes(sqlite: Sqlite): CustomerAttributes {
  const rows = sqlite.prepare('SELECT id, prefecture, sex, birthday FROM customer ORDER BY id').raw().all() as Tuple[]
  const number = new Map(prefectures.map((name, i) => [name, i + 1]))
  const media: string[] = ['']
  const medium = new Uint16Array(rows.length)
  const heard = sqlite.prepare(`SELECT c.customerId, t.value FROM trait t JOIN contact c ON c.id = t.contactId WHERE t.kind = 'trigger' AND t.endedOn IS NULL ORDER BY t.since DESC, t.id DESC`).raw().all() as [number, string][]
  const place = new Map(heard.length === 0 ? [] : rows.map(([id], i) => [id, i]))
  // The first one heard counts; rows come newest first, so it is the last to be written.
  for (const [customer, value] of heard) {
    const at = place.get(customer)
    if (at === undefined) continue
    if (!media.includes(value)) media.push(value)
    medium[at] = media.indexOf(value)
  }
  const prefecture = new Uint8Array(rows.length)
  const sex = new Uint8Array(rows.length)
  const birthDay = new Int32Array(rows.length).fill(NEVER)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    prefecture[i] = number.get(row[1]) ?? 0
    if (row[2] !== '') sex[i] = /^(f|女)/i.test(row[2]) ? 1 : /^(m|男)/i.test(row[2]) ? 2 : 0
    if (row[3] !== '') birthDay[i] = birthOf(row[3])
  }
  return { prefecture, sex, birthDay, medium, media }
}

function birthOf(text: string): number {
  try { return parseDay(text) } catch { return NEVER }
}
