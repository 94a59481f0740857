// Columns of the facts come out of the file as they went in, whatever they hold.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALWAYS, NEVER } from '../../../db/facts/facts.ts'
import { restored, stored } from '../../../db/facts/stored.ts'

const back = (name: string, column: Int32Array) => {
  const { name: key, data } = stored(name, column)
  const [, kind, small] = key.split(':')
  return { small, column: restored(name, kind, small, Buffer.concat([Buffer.alloc(1), data]).subarray(1)) }
}

test('any column, also from an odd address', () => {
  const limits = fc.constantFrom(0, 255, 256, -1, 32_767, 32_768, -32_768, -32_769, 65_535, 65_536, NEVER, ALWAYS)
  fc.assert(fc.property(fc.array(fc.oneof(limits, fc.integer({ min: -300, max: 300 }))), (values) => {
    const column = Int32Array.from(values)
    expect(back('lineYen', column).column).toEqual(column)
  }))
})

test('starts, which never fall, as steps', () => {
  fc.assert(fc.property(fc.array(fc.nat(400)), (steps) => {
    let sum = 0
    const starts = Int32Array.from([0, ...steps], (step) => (sum += step))
    expect(back('lineStart', starts).column).toEqual(starts)
  }))
  expect(back('lineStart', Int32Array.from({ length: 1000 }, (_, i) => i * 3)).small).toBe('Uint8Array')
})

test('the narrowest kind that holds all', () => {
  const kindOf = (...values: number[]) => back('orderDay', Int32Array.from(values)).small
  expect([kindOf(), kindOf(255), kindOf(256), kindOf(65_535), kindOf(65_536), kindOf(-1), kindOf(-1, 32_768), kindOf(-40_000)])
    .toEqual(['Uint8Array', 'Uint8Array', 'Uint16Array', 'Uint16Array', 'Int32Array', 'Int16Array', 'Int32Array', 'Int32Array'])
})
