// Fills a new shop file with the sample shop, the same way an import does.
import { assignCustomers } from '../customers/assign.ts'
import { buildFacts, raiseDataVersion, saveFacts } from '../facts/build.ts'
import type { Day } from '../facts/day.ts'
import { formatDay } from '../facts/day.ts'
import { createWriter } from '../imports/write.ts'
import type { Sqlite } from '../open.ts'
import { sampleShop } from '../sample/sample.ts'
import { fillCare } from './sampleCare.ts'
import { addCosts } from './sampleCosts.ts'
import { saveSettings } from '../settings/queries.ts'

/** Writes three years of made-up orders that end on a day. The same day gives the same file everywhere. */
export function fillSample(sqlite: Sqlite, lastDay: Day): void {
  const sample = sampleShop(lastDay)
  sqlite.transaction(() => {
    // A target that has been raised once shows what the history is for.
    saveSettings(sqlite, { 'target.f2': 30 }, { setOn: lastDay - 300 })
    saveSettings(sqlite, { staff: '山田', ...sample.settings }, { setOn: lastDay - 60 })
    // The morning of the last day: nothing of the clock comes into the file.
    const importId = Number(sqlite.prepare(`INSERT INTO import (startedAt, newOrders, updatedOrders, unchangedOrders, newCustomers, joinedCustomers, seconds)
      VALUES (?, 0, 0, 0, 0, 0, 0)`).run(`${formatDay(lastDay)}T00:00:00.000Z`).lastInsertRowid)
    const writer = createWriter(sqlite)
    for (const batch of sample.batches) {
      writer.beginFile(importId, { name: batch.file, format: 'sample', encoding: 'utf-8', channel: batch.channel })
      for (const order of batch.orders) writer.order(order)
      writer.endFile({ rows: batch.orders.reduce((rows, order) => rows + (order.lines?.length ?? 0), 0), rejectedRows: 0, droppedValues: 0 })
    }
    const lists = new Map(sample.registered.map(({ channel }) => [channel.code, sample.registered.filter((member) => member.channel.code === channel.code)]))
    for (const [code, members] of lists) {
      writer.beginFile(importId, { name: `members-${code}.csv`, format: 'sample', encoding: 'utf-8', channel: members[0].channel })
      for (const { contact, registeredDay } of members) writer.member(contact, registeredDay)
      writer.endFile({ rows: members.length, rejectedRows: 0, droppedValues: 0 })
    }
    writer.finish()
    const mark = sqlite.prepare('UPDATE product SET trial = ?, subscription = ?, gift = ?, shortName = ?, category = ?, daysPerUnit = ? WHERE code = ?')
    for (const { code, trial, subscription, gift, shortName, category, daysPerUnit } of sample.products) {
      mark.run(Number(trial), Number(subscription), Number(gift), shortName, category, daysPerUnit, code)
    }
    const customers = assignCustomers(sqlite, writer)
    sqlite.prepare('UPDATE import SET newOrders = ?, newCustomers = ?, joinedCustomers = ? WHERE id = ?').run(writer.counts.new, customers.new, customers.joined, importId)
    raiseDataVersion(sqlite)
    saveFacts(sqlite, buildFacts(sqlite))
    fillCare(sqlite, lastDay)
    addCosts(sqlite, lastDay)
  }).immediate()
}
