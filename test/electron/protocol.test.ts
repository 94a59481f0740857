// Addresses never lead out of the folder of the page.
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOurPage } from '../../electron/guard.ts'
import { pageFile } from '../../electron/protocol.ts'

const root = resolve('/program/out/renderer')

describe('pageFile', () => {
  it.each([['app://main/', 'index.html'], ['app://main/index.html', 'index.html'], ['app://main/assets/a%20b.js?x#y', 'assets/a b.js']])('%s is inside', (address, file) => {
    expect(pageFile(root, address)).toBe(resolve(root, file))
  })
  it.each(['app://main/..%2f..%2fpackage.json', 'app://main/%2e%2e%2f%2e%2e%2fpackage.json', 'app://main/..%2frenderer-secret/x', 'app://other/index.html', 'app://main.evil/index.html', 'https://main/index.html', 'app://main/%E0%A4%A', 'app://main/%2f..'])('%s is nothing', (address) => {
    expect(pageFile(root, address)).toBeNull()
  })
  it.each(['app://main/../../etc/passwd', 'app://main/%2fetc/passwd'])('%s stays inside', (address) => {
    expect(pageFile(root, address)).toBe(resolve(root, 'etc/passwd'))
  })
})

describe('isOurPage', () => {
  it.each([
    ['app://main/index.html', undefined, true], ['app://main', undefined, true], ['app://paper/1', undefined, false], ['app://main.evil/', undefined, false],
    ['file:///app://main/', undefined, false], ['about:blank', undefined, false], ['', undefined, false], ['http://localhost:5173/', undefined, false],
    ['http://localhost:5173/x', 'http://localhost:5173', true], ['http://localhost:51730/', 'http://localhost:5173', false],
  ])('%s (development: %s): %s', (address, devUrl, ours) => { expect(isOurPage(address, devUrl)).toBe(ours) })
})
