// What `import --json` says, run as a command: counts beside the lists, and amounts in the shop's own currency.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileOf } from './orderFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'omotenashi-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function run(...args: string[]): unknown {
  const { stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../../db/cli.ts'), ...args, '--json'], { encoding: 'utf8' })
  return JSON.parse(stdout)
}

test('rows left out and values dropped are counted; dollars keep their cents', () => {
  const shop = join(folder, 'usd.omotenashi')
  run('create', shop, '--currency', 'USD')
  const orders = fileOf([
    'Name,Email,Financial Status,Created at,Subtotal,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name,Billing Phone',
    '#1,a@example.com,paid,2026-05-01 10:00:00 +0900,12.50,1,Tea,12.50,T1,Jane Doe,12', '#2,a@example.com,paid,soon,12.50,1,Tea,12.50,T1,Jane Doe,', ''].join('\n'))
  expect(run('import', shop, orders)).toMatchObject({ files: [{ rows: 2, rejectedRows: 1, droppedValues: 1, rejected: [{ line: 3, reason: 'badDate' }], dropped: [{ line: 2, reason: 'badPhone' }] }] })
  expect(run('summary', shop)).toMatchObject({ sales: { goods: 1250, total: 1250 } })
})
