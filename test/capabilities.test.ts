// The table of capabilities names only tests that exist.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const rows = readFileSync(resolve(import.meta.dirname, 'capabilities.md'), 'utf8').split('\n')
  .filter((line) => /^\| (?!capability|---)/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()))

test.each(rows.map((cells) => [cells[1], cells[3]]))('%s', (_capability, named) => {
  const [file, name] = named.split(' › ')
  const path = resolve(import.meta.dirname, '..', file)
  expect(existsSync(path), file).toBe(true)
  if (name) expect(readFileSync(path, 'utf8')).toContain(`'${name.replaceAll("'", "\\'")}'`)
})
test('the table is not empty', () => { expect(rows.length).toBeGreaterThan(10) })
