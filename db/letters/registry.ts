// Every output there is, behind one door: people are chosen, those who must not get it are taken out, then it is made.
// The entries stay in this file and lint keeps the makers' functions to it, so that nothing can go around the suppression.
import type { z } from 'zod'
import outputEn from '../../resources/texts/output.en.json' with { type: 'json' }
import outputJa from '../../resources/texts/output.ja.json' with { type: 'json' }
import { askedFor } from '../cleansing/asking.ts'
import type { AskedFor } from '../cleansing/asking.ts'
import { chosenPeople } from '../customers/chosen.ts'
import { formatDay } from '../facts/day.ts'
import type { Medium } from '../interactions/model.ts'
import { asOfShop, today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { askPages, renderAskList } from './askList.ts'
import { csvExact, csvExcel } from './csv.ts'
import { listPages, renderDmList } from './dmList.ts'
import { writeOutput } from './history.ts'
import { labelPresets, labelSheets, renderLabels } from './labels.ts'
import type { LabelPreset } from './labels.ts'
import { workListKinds } from './model.ts'
import type { AnyOutputKind, LeftReason, OutputCheck, OutputFile, OutputOptions, outputRequest, Paper, Recipient } from './model.ts'
import { renderPostcards } from './postcard.ts'
import { recipientsOf } from './recipients.ts'
import type { Sender } from './sheet.ts'
import { suppress } from './suppression.ts'
import type { Suppression } from './suppression.ts'

export { outputHistory } from './history.ts'

export type Request = z.output<typeof outputRequest>
/** The language of headings; the people's data stay as they are. */
export type OutputLanguage = 'ja' | 'en'

interface Context { options: OutputOptions; sender: Sender; /** 'YYYY-MM-DD' */ day: string; words: typeof outputJa.output; /** Of work lists: what is to be asked. */ asked: ReadonlyMap<number, AskedFor> }
interface PaperEntry { medium: Medium; produces: 'paper'; pages: (recipients: number, options: OutputOptions) => number; make: (recipients: Recipient[], context: Context) => Paper }
interface FileEntry { medium: Medium; produces: 'file'; make: (recipients: Recipient[], context: Context) => Omit<OutputFile, 'name'> }

const labels = (preset: LabelPreset): PaperEntry => ({
  medium: 'post', produces: 'paper',
  pages: (recipients, { startAt }) => labelSheets(recipients, preset, startAt),
  make: (people, { options, sender }) => renderLabels(people, preset, options, sender),
})
const postcards = (direction: 'vertical' | 'horizontal'): PaperEntry => ({
  medium: 'post', produces: 'paper',
  pages: (recipients) => recipients,
  make: (people, { options, sender }) => renderPostcards(people, direction, options, sender),
})
const entries: Readonly<Record<AnyOutputKind, PaperEntry | FileEntry>> = {
  dmList: {
    medium: 'post', produces: 'paper', pages: listPages,
    make: (people, { sender, day, words }) => renderDmList(people, { title: words.listTitle, day, shop: sender.name }),
  },
  labels12: labels(labelPresets.labels12),
  labels21: labels(labelPresets.labels21),
  postcardVertical: postcards('vertical'),
  postcardHorizontal: postcards('horizontal'),
  csvExcel: { medium: 'post', produces: 'file', make: (people, { words }) => csvExcel(people, words.columns) },
  csvExact: { medium: 'post', produces: 'file', make: (people, { options, words }) => csvExact(people, words.columns, options.encoding) },
  askList: {
    medium: 'phone', produces: 'paper', pages: askPages,
    make: (people, { sender, day, words, asked }) => renderAskList(people, new Map(people.map(({ id }) => {
      const { fields = [], lastDay = '', phone = '' } = asked.get(id) ?? {}
      return [id, { missing: fields.map((field) => words.ask.fields[field]), lastDay, phone }]
    })), { title: words.ask.title, day, shop: sender.name, last: words.ask.last, write: words.ask.write }),
  },
}

/** Whether a kind is printed or saved. */
export function produces(kind: AnyOutputKind): 'paper' | 'file' {
  return entries[kind].produces
}

/** Who would get it and who not, without making it. `pages` is 0 for files and where nobody is left. */
export function check(open: OpenShop, request: Request): OutputCheck {
  const { kind, options } = request
  const shop = asOfShop(open, request.asOf)
  const ids = Array.from(chosenPeople(open, shop, request.people), (index) => shop.facts.customerId[index])
  const people = recipientsOf(open.db.sqlite, ids, options.sort)
  const entry = entries[kind]
  const { send, left } = isWorkList(kind) ? forStaff(suppress(open.db.sqlite, shop, people, entry.medium), people, request.without)
    : suppress(open.db.sqlite, shop, people, entry.medium, { without: request.without, oncePerAddress: options.oncePerAddress })
  return {
    kind, send,
    left: left.map(({ reason, people }) => ({ reason, customers: people.map(({ id, name, company }) => ({ id, name: name || company })) })),
    pages: entry.produces === 'paper' && send.length > 0 ? entry.pages(send.length, options) : 0,
  }
}

function isWorkList(kind: AnyOutputKind): boolean {
  return (workListKinds as readonly AnyOutputKind[]).includes(kind)
}

/** On a sheet for staff nothing goes out: only the dead, those left out of everything and those taken out by hand are not on it. */
function forStaff(found: Suppression, people: readonly Recipient[], without: readonly number[]): Suppression {
  const reasons = new Map<Recipient, LeftReason>()
  for (const { reason, people } of found.left) if (reason === 'deceased' || reason === 'excluded') for (const person of people) reasons.set(person, reason)
  const byHand = new Set(without)
  for (const person of people) if (byHand.has(person.id) && !reasons.has(person)) reasons.set(person, 'byHand')
  return {
    send: people.filter((person) => !reasons.has(person)),
    left: (['deceased', 'excluded', 'byHand'] as const).map((reason) => ({ reason, people: people.filter((person) => reasons.get(person) === reason) })).filter((group) => group.people.length > 0),
  }
}

/**
 * Makes an output for the people who may get it. No paper where nobody is left; a file then has its headings only.
 * A file with `unwritable` people must not be saved before somebody has seen who they are.
 */
export function produce(open: OpenShop, request: Request, language: OutputLanguage = 'ja'): { check: OutputCheck; paper?: Paper; file?: OutputFile } {
  const checked = check(open, request)
  const entry = entries[request.kind]
  const words = language === 'ja' ? outputJa.output : outputEn.output
  const { name, postalCode, address, phone } = open.settings
  const day = request.asOf ?? formatDay(today(open))
  const asked = isWorkList(request.kind) ? askedFor(open.db.sqlite, asOfShop(open, request.asOf), checked.send.map(({ id }) => id)) : new Map<number, AskedFor>()
  const context: Context = { options: request.options, sender: { name, postalCode, address, phone }, day, words, asked }
  if (entry.produces === 'file') return { check: checked, file: { name: `${words.listTitle} ${day}.csv`, ...entry.make(checked.send, context) } }
  if (checked.send.length === 0) return { check: checked }
  return { check: checked, paper: entry.make(checked.send, context) }
}

/**
 * Writes down that an output was printed or saved, onto the timeline of everybody in it. A sheet for staff is on nobody's.
 * `recipients`: those of the paper or file. `target`: the printer or the file's name. Returns its id. Throws shopReadOnly, busyImporting.
 */
export function recordOutput(open: OpenShop, kind: AnyOutputKind, request: Pick<Request, 'people'>, recipients: readonly number[], target: string): number {
  return writeOutput(open, { kind, medium: entries[kind].medium, people: request.people, recipients, target, timeline: !isWorkList(kind) })
}
