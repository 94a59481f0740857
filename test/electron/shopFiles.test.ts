// File names that every system accepts.
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileNameOf, shopArgument, withExtension } from '../../electron/shopFiles.ts'

describe('fileNameOf', () => {
  it.each([
    ['茶舗みどり屋', '茶舗みどり屋'],
    ['本店/支店: 「花」?', '本店 支店 「花」'],
    ['..\\..\\windows', 'windows'],
    ['  .hidden. ', 'hidden'],
    ['CON', 'CON_'], ['com1.txt', 'com1.txt_'], ['Console', 'Console'],
    ['a\u0000b\u202Ec\nd', 'a b c d'],
    ['???', 'shop'],
    ['か\u3099き', 'がき'],
  ])('%j becomes %j', (name, file) => { expect(fileNameOf(name)).toBe(file) })
  it('cuts long names between characters and leaves room for the longest path', () => {
    expect(fileNameOf('𠮷'.repeat(100))).toBe('𠮷'.repeat(37))
  })
})

describe('withExtension', () => {
  it.each([['/a/店', '/a/店.omotenashi'], ['/a/店.omotenashi', '/a/店.omotenashi'], ['/a/店.OMOTENASHI', '/a/店.OMOTENASHI'], ['/a/v1.2', '/a/v1.2.omotenashi']])('%s: %s', (path, file) => {
    expect(withExtension(path)).toBe(file)
  })
})

describe('shopArgument', () => {
  it.each([
    [['app', '.', '--no-sandbox'], null],
    [['app', '.', 'shop.omotenashi'], `${sep}work${sep}shop.omotenashi`],
    [['shop.omotenashi'], null],
    [['app', '--x=shop.omotenashi'], null],
  ])('%j: %s', (words, path) => { expect(shopArgument(words, `${sep}work`)).toBe(path) })
})
