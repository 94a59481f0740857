// The first language, and that both languages say the same things.
import { describe, expect, it } from 'vitest'
import { fill, machineLanguage, shellTexts } from '../../electron/language.ts'

describe('machineLanguage', () => {
  it.each([
    ['linux', { LANG: 'ja_JP.UTF-8' }, [], 'ja'],
    ['linux', { LANG: 'en_US.UTF-8' }, ['ja'], 'en'],
    ['linux', { LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP.UTF-8' }, [], 'ja'],
    ['linux', { LANG: 'C.UTF-8' }, ['en-US'], 'ja'],
    ['linux', { LANG: 'POSIX' }, ['en-US'], 'ja'],
    ['linux', {}, ['en-US'], 'ja'],
    ['win32', {}, ['ja', 'en-US'], 'ja'],
    ['win32', {}, ['fr-FR'], 'en'],
    ['darwin', {}, ['en-JP'], 'en'],
    ['darwin', {}, [], 'ja'],
  ] as const)('%s %o %o: %s', (platform, env, preferred, language) => {
    expect(machineLanguage(platform, env, preferred)).toBe(language)
  })
})

describe('texts of the shell', () => {
  const marks = (value: unknown, at = ''): string[] => typeof value === 'string'
    ? [`${at} ${[...value.matchAll(/\{\w+\}/g)].map((mark) => mark[0]).sort().join()}`]
    : Object.entries(value as object).flatMap(([name, inner]) => marks(inner, `${at}.${name}`))
  it('have the same names and marks in both languages', () => {
    expect(marks(shellTexts.en)).toEqual(marks(shellTexts.ja))
  })
  it('use each mnemonic once in a menu', () => {
    const menus = { top: ['file', 'edit', 'view', 'help'], file: ['newShop', 'openShop', 'recents', 'sampleShop', 'importOrders', 'closeShop', 'quit'], edit: ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'], view: ['today', 'customers', 'imports', 'settings', 'findCustomer', 'zoomIn', 'zoomOut', 'resetZoom', 'fullScreen'] }
    for (const { menu } of Object.values(shellTexts)) {
      for (const names of Object.values(menus)) {
        const letters = names.map((name) => /&(\w)/.exec(menu[name as 'file'])?.[1].toLowerCase())
        expect(letters, names.join()).toEqual([...new Set(letters)])
        expect(letters).not.toContain(undefined)
      }
    }
  })
  it('are filled, and leave unknown marks visible', () => {
    expect(fill('{a} と {b}', { a: 1 })).toBe('1 と {b}')
  })
})
