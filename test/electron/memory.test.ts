// What the shell remembers survives a restart, a damaged file and a full disk.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadMemory } from '../../electron/memory.ts'

let folder = ''
const file = () => join(folder, 'data', 'state.json')
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'omotenashi-memory-')) })
afterEach(() => { rmSync(folder, { recursive: true }) })

describe('memory', () => {
  it('starts empty', () => {
    expect(loadMemory(file()).get()).toEqual({ lastShop: null, recents: [], window: null, maximized: false, zoom: 0, language: null, watchDownloads: true, downloadsSince: null, seenDownloads: [] })
  })
  it('is there again after a restart, with nothing left lying about', () => {
    const memory = loadMemory(file())
    memory.change({ language: 'en', zoom: 1.5 })
    memory.opened('みどり屋', '/shops/a.omotenashi')
    expect(loadMemory(file()).get()).toMatchObject({ language: 'en', zoom: 1.5, lastShop: '/shops/a.omotenashi', recents: [{ name: 'みどり屋', path: '/shops/a.omotenashi' }] })
    expect(readdirSync(join(folder, 'data'))).toEqual(['state.json'])
  })
  it('keeps the ten newest shops, each once, the newest first', () => {
    const memory = loadMemory(file())
    for (let shop = 1; shop <= 12; shop++) memory.opened(`店${shop}`, `/${shop}`)
    memory.opened('店5 改名', '/5')
    expect(memory.get().recents.map((recent) => recent.name)).toEqual(['店5 改名', '店12', '店11', '店10', '店9', '店8', '店7', '店6', '店4', '店3'])
    memory.forget('/12')
    expect(memory.get().recents.map((recent) => recent.path)).not.toContain('/12')
  })
  it.each(['', 'null', '[]', '{"recents":[{"name":1}],"zoom":"big","window":{"x":1},"language":"fr","lastShop":7}'])('takes %j for a fresh start', (text) => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(file(), text)
    expect(loadMemory(file()).get()).toEqual(loadMemory(join(folder, 'none')).get())
  })
  it('keeps the good parts of a file with a bad one', () => {
    mkdirSync(join(folder, 'data'))
    writeFileSync(file(), '{"language":"en","zoom":99}')
    expect(loadMemory(file()).get()).toMatchObject({ language: 'en', zoom: 0 })
  })
  it('goes on when it cannot be written, and leaves the old file whole', () => {
    const memory = loadMemory(file())
    memory.change({ zoom: 1 })
    mkdirSync(`${file()}.new`) // stands in the way of the new file
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    memory.change({ zoom: 2 })
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
    expect(memory.get().zoom).toBe(2)
    expect(readFileSync(file(), 'utf8')).toContain('"zoom": 1')
  })
})
