// Which files of the Downloads folder are offered: new order files, until they are looked at or ignored.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ignoreDownloads, newDownloads } from '../../electron/downloads.ts'
import { loadMemory } from '../../electron/memory.ts'

const day = 86_400_000
let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-downloads-')); mkdirSync(join(folder, 'dl')) })
afterEach(() => { rmSync(folder, { recursive: true }) })

const memory = () => loadMemory(join(folder, 'state.json'))
function put(name: string, ageDays: number, text = 'a,b\n'): string {
  const path = join(folder, 'dl', name)
  writeFileSync(path, text)
  const at = (Date.now() - ageDays * day) / 1000
  utimesSync(path, at, at)
  return path
}
const offered = async (now?: number) => (await newDownloads(join(folder, 'dl'), memory(), now)).map((path) => basename(path))

test('order files of the last week, newest first; nothing else', async () => {
  put('b.CSV', 2)
  put('a.xlsx', 1)
  put('old.csv', 8)
  put('photo.jpg', 1)
  put('~$a.xlsx', 1)
  put('empty.csv', 1, '')
  mkdirSync(join(folder, 'dl', 'folder.csv'))
  expect(await offered()).toEqual(['a.xlsx', 'b.CSV'])
})

test('an ignored file is offered again only when it is written anew', async () => {
  const path = put('orders.csv', 1)
  await ignoreDownloads([path], memory())
  expect(await offered()).toEqual([])
  put('orders.csv', 0.5, 'a,b\nc,d\n')
  expect(await offered()).toEqual(['orders.csv'])
})

test('what is old by now, a folder that is not there, and a watch that is off offer nothing', async () => {
  put('orders.csv', 1)
  expect(await offered()).toHaveLength(1)
  expect(await offered(Date.now() + 40 * day)).toEqual([])
  expect(await newDownloads(join(folder, 'none'), memory())).toEqual([])
  memory().change({ watchDownloads: false })
  expect(await offered()).toEqual([])
})
