// What customers of the sample shop asked for and said: stops, consent, marks, complaints and voices, so that every list has somebody to leave out.
import { currentAddressKey } from '../customers/care.ts'
import type { Day } from '../facts/day.ts'
import type { Sqlite } from '../open.ts'
import type { Random } from '../sample/random.ts'

const counts = { post: 40, phone: 12, returned: 9, deceased: 2, complaints: 24, openComplaints: 2, voices: 60, withoutConsent: 700 }
const complaints = ['袋の口が破れていた', 'お届けが予定より遅れた', '量が多く飲み切れない', '思ったより渋い', '請求書の宛名が違っていた']
const voices = ['香りがよいとのこと', 'もう少し濃いほうがお好み', '贈り先にも喜ばれたとのこと', '小袋があるとうれしい', '水出しで楽しんでおられる', '渋みが少し強い']

/** Writes them for people drawn by `random`; nobody of `without`. */
export function addDecisions(sqlite: Sqlite, random: Random, lastDay: Day, without: readonly string[]): void {
  const people = sqlite.prepare(`SELECT id, email FROM customer WHERE excluded = 0 AND postalCode <> '' AND address1 <> '' AND name NOT IN (${without.map(() => '?').join()}) ORDER BY id`).all(...without) as { id: number; email: string }[]
  const drawn = random.shuffle(people)
  let at = 0
  const next = (count: number) => drawn.slice(at, (at += count))
  const before = (days: number) => lastDay - 30 - random.below(days)

  const stop = sqlite.prepare(`INSERT INTO stop (contactId, medium, since, source) SELECT id, ?, ?, ? FROM contact WHERE customerId = ?`)
  for (const { id } of next(counts.post)) stop.run('post', before(600), 'お電話で', id)
  for (const { id } of next(counts.phone)) stop.run('phone', before(600), 'お電話で', id)
  const mark = sqlite.prepare(`INSERT INTO mark (contactId, kind, since, note, addressKey) SELECT id, ?, ?, ?, ? FROM contact WHERE customerId = ?`)
  for (const { id } of next(counts.returned)) mark.run('returned', before(300), 'あて所に尋ねあたりません', currentAddressKey(sqlite, id), id)
  for (const { id } of next(counts.deceased)) mark.run('deceased', before(300), 'ご家族よりお知らせ', '', id)

  const say = sqlite.prepare(`INSERT INTO interaction (contactId, taskId, day, kind, inbound, selling, result, text, staff, open, createdAt) VALUES (?, NULL, ?, ?, 1, 0, '', ?, '山田', ?, '')`)
  next(counts.complaints).forEach(({ id }, i) => say.run(id, i < counts.openComplaints ? lastDay - 3 - i : before(600), 'complaint', random.pick(complaints), i < counts.openComplaints ? 1 : 0))
  for (const { id } of next(counts.voices)) say.run(id, before(600), 'voice', random.pick(voices), 0)

  const consent = sqlite.prepare(`INSERT INTO consent (contactId, medium, givenOn, how) VALUES (?, 'email', ?, ?)`)
  for (const { id } of random.shuffle(people.filter(({ email }) => email !== '')).slice(counts.withoutConsent)) consent.run(id, before(900), '会員登録のとき')
}
