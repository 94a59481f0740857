// What `import --json` says, run as a command: counts beside the lists, and amounts in the shop's own currency.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

const table = 'お名前,日付,品物,金額\n見本 花子,2026/3/1,茶,1000\n試験 次郎,いつか,茶,2000\n見本 花子,2026/4/1,茶,取消,\n'
const mapping = { columns: { name: 'お名前', orderedAt: '日付', productName: '品物', total: '金額' }, channel: '電話注文' }
function fileNamed(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('an unknown layout is imported with its mapping: first as a trial, then once; what was left out is corrected and imported', () => {
  const [shop, taught, rejects] = [join(folder, 'taught.omotenashi'), fileNamed('m.json', JSON.stringify(mapping)), join(folder, 'left.csv')]
  run('create', shop)
  const orders = fileOf(table)
  expect(run('import', shop, orders)).toMatchObject({ error: { code: 'formatUnknown' } })
  expect(run('import', shop, orders, '--mapping', taught, '--dry-run')).toMatchObject({ dryRun: true, orders: { new: 1 } })
  expect(run('summary', shop)).toMatchObject({ orders: { all: 0 } })
  expect(existsSync(rejects)).toBe(false)
  const done = { dryRun: false, files: [{ format: 'mapping', rows: 3, rejected: [{ line: 3, reason: 'badDate' }, { line: 4, reason: 'tooManyCells' }] }], orders: { new: 1 }, customers: { new: 1 } }
  expect(run('import', shop, orders, '--mapping', taught, '--rejects', rejects)).toMatchObject(done)
  expect(readFileSync(rejects, 'utf8').split('\r\n')).toMatchObject(['\ufeffお名前,日付,品物,金額,取り込めない理由', expect.stringMatching(/^試験 次郎,いつか,茶,2000,.+「いつか」$/), expect.stringMatching(/^見本 花子,2026\/4\/1,茶,取消,,/), ''])
  expect(run('import', shop, orders, '--mapping', taught)).toMatchObject({ orders: { new: 0, updated: 0, unchanged: 1 } })
  const corrected = fileOf(readFileSync(rejects, 'utf8').replace('いつか', '2026/3/9'))
  expect(run('import', shop, corrected, '--mapping', taught)).toMatchObject({ orders: { new: 1 }, customers: { new: 1 } })
  expect(run('summary', shop)).toMatchObject({ orders: { all: 2 }, sales: { goods: 3000 } })
})

test('mappings that cannot be right are refused in words, before anything is written', () => {
  const shop = join(folder, 'refused.omotenashi')
  run('create', shop)
  const orders = fileOf(table)
  const refused = (content: unknown, ...more: string[]) => run('import', shop, orders, '--mapping', fileNamed('wrong.json', typeof content === 'string' ? content : JSON.stringify(content)), ...more)
  expect(refused('{')).toMatchObject({ error: { code: 'mappingInvalid' } })
  expect(refused({ ...mapping, columns: { ...mapping.columns, nmae: 'お名前' } })).toMatchObject({ error: { code: 'mappingInvalid', message: expect.stringContaining('nmae') as string } })
  expect(refused({ ...mapping, columns: { name: 'お名前', orderedAt: '日付' } })).toMatchObject({ error: { code: 'mappingInvalid', message: expect.stringContaining('total') as string } })
  expect(refused({ ...mapping, columns: { ...mapping.columns, phone: '電話' } })).toMatchObject({ error: { code: 'mappingHeadings', message: expect.stringContaining('電話') as string } })
  expect(refused(mapping, '--format', 'base')).toMatchObject({ error: { code: 'usage' } })
  expect(run('import', shop, orders, '--format', 'nosuch')).toMatchObject({ error: { code: 'usage' } })
  expect(run('import', shop, orders, '--mapping', join(folder, 'missing.json'))).toMatchObject({ error: { code: 'fileNotFound' } })
  expect(run('summary', shop)).toMatchObject({ orders: { all: 0 } })
})

test('a last line without its end is told, in the trial and in the import', () => {
  const shop = join(folder, 'open.omotenashi')
  run('create', shop)
  const head = 'Name,Email,Financial Status,Created at,Subtotal,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name'
  const order = '#1,a@example.com,paid,2026-05-01 10:00:00 +0900,1000,1,Tea,1000,T1,見本 花子'
  const [whole, open, cut] = [fileOf(`${head}\n${order}\n`), fileOf(`${head}\n${order}`), fileOf(`${head}\n${order}\n#2,a@example.com,paid,2026-0`)]
  expect(run('import', shop, whole, '--dry-run')).toMatchObject({ files: [{ rows: 1, openEnd: null }] })
  expect(run('import', shop, open, '--dry-run')).toMatchObject({ files: [{ rows: 1, rejected: [], openEnd: { line: 2, end: '…000,T1,見本 花子' } }], orders: { new: 1 } })
  expect(run('import', shop, cut)).toMatchObject({ files: [{ rows: 2, rejected: [{ line: 3, reason: 'cutOff' }], openEnd: null }], orders: { new: 1 } })
  const { stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../../../db/cli.ts'), 'import', shop, open], { encoding: 'utf8' })
  expect(stdout).toContain('2行目（「…000,T1,見本 花子」で終わる行）のあとに改行がありません')
})
