// The address list as CSV: the people of a segment who may be written to, and how many are left out for which reason.
import { basename } from 'node:path'
import { ShopError } from '../errors.ts'
import { outputOptions } from '../letters/model.ts'
import { produce, recordOutput } from '../letters/registry.ts'
import type { Request } from '../letters/registry.ts'
import { leftCounts, leftTable, segmentPeople } from './chosen.ts'
import type { Command } from './command.ts'
import { writeBytes } from './written.ts'

const encodings = { utf8: 'utf-8', 'utf-8': 'utf-8', cp932: 'cp932' } as const

/**
 * `--segment S --out FILE.csv [--layout dm] [--kind csvExcel|csvExact] [--encoding cp932|utf-8]`. csvExcel: UTF-8 with its mark,
 * formulas made text. csvExact: values as stored; characters the encoding lacks are told before anything is written.
 */
export const list: Command = (input) => {
  const { shop, asOf, options, say, note } = input
  const { out, layout = 'dm', kind = 'csvExcel', encoding = 'cp932' } = options
  if (!out) throw new ShopError('usage', { argument: '--out' })
  if (layout !== 'dm') throw new ShopError('usage', { argument: `--layout ${layout}` })
  if (kind !== 'csvExcel' && kind !== 'csvExact') throw new ShopError('usage', { argument: `--kind ${kind}` })
  if (!Object.hasOwn(encodings, encoding)) throw new ShopError('usage', { argument: `--encoding ${encoding}` })
  const people = segmentPeople(input)
  const request: Request = { kind, people, options: outputOptions.parse({ encoding: encodings[encoding as keyof typeof encodings] }), without: [], ...(asOf !== undefined && { asOf }) }
  const { check, file } = produce(shop, request, options.lang === 'en' ? 'en' : 'ja')
  if (!file) throw new ShopError('internal')
  if (file.unwritable.length > 0) {
    for (const { id, name, characters } of file.unwritable) note(`${id} ${name}: ${characters}\n`)
    throw new ShopError('unwritable', { path: out, count: file.unwritable.length })
  }
  writeBytes(out, file.bytes)
  if (shop.db.readOnly) note(say('cli.notRecorded') + '\n')
  else recordOutput(shop, kind, request, file.recipients, basename(out))
  return { json: { written: check.send.length, left: leftCounts(check) }, text: say('cli.written', { count: check.send.length, file: out }) + leftTable(check, say) }
}
