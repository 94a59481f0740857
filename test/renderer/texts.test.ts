// Both languages are complete, and everything the shop can say has its words.
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { kpiCodes, tierParts } from '../../db/analysis/model.ts'
import { interactionKinds, markKinds, media } from '../../db/interactions/model.ts'
import { boardKpis, boardUnits } from '../../db/kpis/model.ts'
import { leftReasons, outputKinds, outputOptions } from '../../db/letters/model.ts'
import { customerFields, enteredChannels } from '../../db/orders/model.ts'
import { scenarios } from '../../db/scenarios/scenarios.ts'
import { taskChannels, taskOwners, taskResults } from '../../db/tasks/model.ts'
import { errorCodes } from '../../db/errors.ts'
import { rejectReasons } from '../../db/imports/record.ts'
import en from '../../resources/texts/en.json' with { type: 'json' }
import { groups, targetOf } from '../../renderer/settings/fields.ts'
import ja from '../../resources/texts/ja.json' with { type: 'json' }
import { panelsEn } from '../../resources/texts/panels/en.ts'
import { panelsJa } from '../../resources/texts/panels/ja.ts'
import tasksEn from '../../resources/texts/tasks.en.json' with { type: 'json' }
import tasksJa from '../../resources/texts/tasks.ja.json' with { type: 'json' }
import { contactKeys } from '../../renderer/customers/contacts.ts'

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`)))
const plural = /_(one|other)$/
const keys = (tree: Tree) => new Set(flat(tree).map(([key]) => key.replace(plural, '')))
const marks = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort().join()

const folder = resolve(import.meta.dirname, '../../resources/texts')
const read = (file: string) => JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Tree
/** Every file of texts, in its two languages. */
const files = (readdirSync(folder, { recursive: true }) as string[]).map((file) => file.replaceAll('\\', '/')).filter((file) => /(^|[./])ja\.json$/.test(file)).sort()
  .map((file) => [file, read(file), read(file.replace(/ja\.json$/, 'en.json'))] as const)

/** What only one of the languages puts between words. */
const mayBeEmpty = new Set(['report.space', 'segments.text.anyDay'])

test('every file of texts is looked at', () => expect(files.length).toBeGreaterThan(15))

test.each(files)('%s: Japanese and English have the same keys', (_file, japanese, english) => {
  expect([...keys(japanese)].sort()).toEqual([...keys(english)].sort())
})

test.each(files)('%s: no text is empty, and both languages fill in the same values', (_file, japanese, english) => {
  const other = new Map(flat(english))
  for (const [key, text] of flat(japanese)) expect(marks(other.get(key) ?? ''), key).toBe(marks(text))
  for (const [key, text] of [...flat(japanese), ...flat(english)]) if (!mayBeEmpty.has(key)) expect(text.trim(), key).not.toBe('')
})

test.each(files)('%s: no mark that means minus in Japanese accounts, and no sentence shouted', (_file, ...trees) => {
  for (const tree of trees) for (const [key, text] of flat(tree)) expect(text.replace('Yahoo!', ''), key).not.toMatch(/[▲▼!！]/u)
})

test.each([['the window and the command line', /^((cli|tasks|analysis|segments|report)\.)?ja\.json$/], ['panels', /^panels\//]])('files that are laid together share no heading: %s', (_what, which) => {
  const heads = files.filter(([file]) => which.test(file)).flatMap(([, tree]) => Object.keys(tree))
  expect(heads).toEqual([...new Set(heads)])
})

test.each([['ja', ja], ['en', en]] as const)('every code of the shop is worded: %s', (_language, texts) => {
  expect(Object.keys(texts.errors).sort()).toEqual([...errorCodes].sort())
  expect(Object.keys(texts.rejects).sort()).toEqual([...rejectReasons].sort())
  expect(Object.keys(texts.kpis).sort()).toEqual([...kpiCodes].sort())
  for (const part of tierParts) expect(texts.tiers).toHaveProperty(part)
  for (const setting of Object.values(groups).flat().filter((key) => targetOf(key) === null)) expect(texts.settings.field).toHaveProperty(`${setting}.label`.split('.'))
})

test.each([['ja', ja, panelsJa], ['en', en, panelsEn]] as const)('every target bears the name of its figure on the board, and its unit: %s', (_language, texts, panels) => {
  for (const kpi of boardKpis) expect(panels.kpiBoard.words).toHaveProperty(kpi)
  for (const unit of Object.values(boardUnits)) expect(texts.settings.target.unit).toHaveProperty(unit)
})

test.each([['ja', { ...ja, ...tasksJa }], ['en', { ...en, ...tasksEn }]] as const)('everything of care and letters is worded: %s', (_language, texts) => {
  const worded = (node: object, codes: readonly string[]) => expect(Object.keys(node)).toEqual(expect.arrayContaining([...codes]))
  worded(texts.scenarios, scenarios.map((scenario) => scenario.id))
  worded(texts.tasks.channel, taskChannels)
  worded(texts.tasks.owner, taskOwners)
  worded(texts.tasks.result, taskResults)
  worded(texts.letters.kind, outputKinds)
  worded(texts.letters.size, outputKinds)
  worded(texts.letters.reason, leftReasons)
  worded(texts.letters.sort, outputOptions.shape.sort.unwrap().options)
  worded(texts.event, interactionKinds)
  worded(texts.contact, contactKeys)
  worded(texts.care.marks, markKinds)
  worded(texts.care.marksSay, markKinds)
  worded(texts.care.medium, media)
  worded(texts.customers.field, customerFields)
  worded(texts.order.channels, enteredChannels)
})
