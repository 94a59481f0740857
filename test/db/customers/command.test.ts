// candidates, merge, split, different on the command line: the JSON as promised, and what is refused.
import { expect, test } from 'vitest'
import en from '../../../resources/texts/cli.en.json' with { type: 'json' }
import ja from '../../../resources/texts/cli.ja.json' with { type: 'json' }
import type { Command } from '../../../db/commands/command.ts'
import { candidates, different, merge, split } from '../../../db/commands/identity.ts'
import { textsIn } from '../../../db/texts.ts'
import { candidateReasons } from '../../../db/customers/model.ts'
import { ShopError } from '../../../db/errors.ts'
import { bring, newShop, ownerOf } from '../careShop.ts'

test('a pair is shown, joined, parted exactly, and remembered as two', async () => {
  const open = newShop()
  bring(open, 'shopify', [{ no: 'A', contact: { name: '見本 花子', email: 'a@example.jp', phone: '090-1111-2201' } }, { no: 'A2', contact: { name: '見本 花子', email: 'a@example.jp' } }])
  bring(open, 'base', [{ no: 'B', contact: { name: '架空 花子', email: 'a@example.jp' } }, { no: 'B2', contact: { name: '架空 花子', email: 'a@example.jp', phone: '090-1111-2201' } }])
  const [a, b] = [ownerOf(open, 'A'), ownerOf(open, 'B')]
  const say = await textsIn('ja')
  const run = async (command: Command, rest: (string | number)[] = [], options = {}) => await command({ shop: open, rest: rest.map(String), options, asOf: undefined, say, note: () => {} })
  const shown = await run(candidates)
  expect(shown.json).toMatchObject([{ a: { id: a, name: '見本 花子' }, b: { id: b, name: '架空 花子' }, reasons: ['email', 'renamed', 'familyNameDiffers'], later: false }])
  expect(shown.text).toContain('お名前が変わった方かもしれません')
  expect((await run(merge, [a, b])).json).toEqual({ id: a, decision: 1 })
  expect((await run(candidates)).json).toEqual([])
  expect((await run(split, [a, b])).json).toEqual({ id: a, other: b, decision: 1 })
  expect((await run(candidates)).json).toEqual(shown.json)
  expect((await run(different, [a, b])).json).toEqual({ decision: 2 })
  expect((await run(candidates)).json).toEqual([])
  // Without a merge before it a source is a single block.
  const [, block] = open.db.sqlite.prepare('SELECT id FROM contact WHERE customerId = ? ORDER BY id').pluck().all(a) as number[]
  expect((await run(split, [a, block])).json).toEqual({ id: a, other: block, decision: 3 })
  const refusal = async (command: Command, ...rest: (string | number)[]) => { try { await run(command, rest); return 'done' } catch (error) { return error instanceof ShopError ? error.code : error } }
  expect([await refusal(merge, a), await refusal(merge, a, 'x'), await refusal(merge, a, b, 3), await refusal(different, a, 999), await refusal(split, a, b)]).toEqual(['usage', 'usage', 'usage', 'notFound', 'badInput'])
})

test('every reason has its words in both languages', () => {
  for (const texts of [ja, en]) expect(Object.keys(texts.cli.reason).sort()).toEqual([...candidateReasons].sort())
})
