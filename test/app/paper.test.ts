// Real pages, made by the real paper part of the shell in a real Electron, and measured in millimetres.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderCalibration } from '../../db/letters/calibration.ts'
import { renderDmList } from '../../db/letters/dmList.ts'
import { labelPresets, renderLabels } from '../../db/letters/labels.ts'
import type { Recipient } from '../../db/letters/model.ts'
import { renderPostcards } from '../../db/letters/postcard.ts'
import { awkward, options, recipient, sender } from '../db/letters/recipients.ts'
import type { PaperShop, PaperWorld } from './paper.ts'
import { pageSizes, Raster, startPaper, textOf, wordAt } from './paper.ts'

/** A tenth of a millimetre is what printers can be set to; the paper itself must be right within three. */
const tolerance = 0.3
const boxes = [44.3, 51.3, 58.3, 65.9, 72.7, 79.5, 86.3]
const senderBoxes = [5.5, 9.5, 13.5, 18.5, 22.5, 26.5, 30.5]

let shop: PaperShop
beforeAll(async () => { shop = await startPaper('<!doctype html><title>window</title>') })
afterAll(() => shop.close())

const same = (count: number): Recipient[] => Array.from({ length: count }, () => recipient())
const near = (measured: number, wanted: number, what: string) => expect(Math.abs(measured - wanted), `${what}: ${measured.toFixed(2)} mm instead of ${wanted} mm`).toBeLessThanOrEqual(tolerance)

describe('every sheet', () => {
  it.each([
    ['postcards', () => renderPostcards(awkward, 'vertical', options({ frame: true }), sender)],
    ['cards', () => renderPostcards(awkward, 'horizontal', options(), sender)],
    ['labels', () => renderLabels(same(50), labelPresets.labels21, options())],
    ['list', () => renderDmList(same(70), { title: '夏のご案内', day: '2026-11-21', shop: sender.name })],
    ['a4', () => renderCalibration('a4', { offsetX: 0, offsetY: 0 })],
    ['card', () => renderCalibration('postcard', { offsetX: 0, offsetY: 0 })],
  ])('%s: as large as its paper, and none too many', async (name, render) => {
    const paper = render()
    const sizes = pageSizes((await shop.pdf(name, paper.html)).path)
    expect(sizes).toHaveLength(paper.pages)
    for (const { width, height } of sizes) {
      near(width, paper.widthMm, 'width')
      near(height, paper.heightMm, 'height')
    }
  })
})

describe('calibration', () => {
  it.each([[0, 0], [15, -25]])('draws its crosses where it says, moved by %i and %i tenths', async (offsetX, offsetY) => {
    const { path } = await shop.pdf('cross', renderCalibration('a4', { offsetX, offsetY }).html)
    const raster = new Raster(path, 1)
    for (const [x, y] of [[20, 20], [190, 20], [20, 277], [190, 277]]) {
      const at = { x: x + offsetX / 10, y: y + offsetY / 10 }
      const upper = raster.ink(at.x - 1, at.y - 4, 2, 2)! // of the upright stroke, above the crossing
      const before = raster.ink(at.x - 4, at.y - 1, 2, 2)!
      near((upper.left + upper.right) / 2, at.x, 'upright stroke')
      near((before.top + before.bottom) / 2, at.y, 'level stroke')
    }
  })
})

describe('labels', () => {
  /** The ink of the label whose corner is at x, y; a margin is left out that the neighbours may reach. */
  const inkAt = (raster: Raster, preset: { widthMm: number; heightMm: number }, x: number, y: number) => raster.ink(x, y, preset.widthMm, preset.heightMm)

  it.each([
    ['labels12', 86.4, 42.3, 18.6, 21.2, 2, 6],
    ['labels21', 70, 42.43, 0, 0, 3, 7],
    ['labels24', 66, 33.9, 6, 12.9, 3, 8],
    ['labels65', 40.6, 21.2, 4.75, 10.92, 5, 13],
  ] as const)('%s stand at their places: first, last and after a used part', async (name, pitchX, pitchY, left, top, columns, rows) => {
    const preset = labelPresets[name]
    const full = columns * rows
    const used = Math.floor(full / 2) + 1
    const { path } = await shop.pdf(name, renderLabels(same(2 * full - used), preset, options({ startAt: used + 1 })).html)
    const sheets = [new Raster(path, 1, 300), new Raster(path, 2, 300)]
    const corner = (at: number) => ({ x: left + (at % columns) * pitchX, y: top + Math.floor(at / columns) * pitchY })
    const measure = (sheet: number, at: number) => {
      const { x, y } = corner(at)
      const ink = inkAt(sheets[sheet], preset, x, y)
      return ink && { left: ink.left - x, top: ink.top - y, right: x + preset.widthMm - ink.right, bottom: y + preset.heightMm - ink.bottom }
    }
    const first = measure(1, 0)!
    // Inside the label on all sides, and the line of the postal code where a ruler finds it.
    for (const side of ['left', 'top', 'right', 'bottom'] as const) expect(first[side], side).toBeGreaterThan(1.4)
    for (const [sheet, at] of [[1, full - 1], [1, columns], [0, used], [0, full - 1]]) {
      const other = measure(sheet, at)!
      near(other.left - first.left, 0, `left of ${at} on sheet ${sheet}`)
      near(other.top - first.top, 0, `top of ${at} on sheet ${sheet}`)
    }
    for (const at of [0, used - 1]) expect(measure(0, at), `used label ${at}`).toBeNull()
  })

  it('begin at the margins of the sheet', async () => {
    const { path } = await shop.pdf('begin', renderLabels([recipient({ postalCode: '1111111' })], labelPresets.labels12, options()).html)
    // 4.5 and 3.5 mm inside the first label; letters of 4.08 mm stand on a line 0.88 of that lower.
    near(wordAt(path, '〒111-1111').left, 18.6 + 4.5, 'left')
    near(new Raster(path, 1).ink(29, 22, 8, 7.5)!.bottom, 21.2 + 3.5 + 0.88 * 4.08, 'line')
  })
})

describe('postcards', () => {
  it.each(['vertical', 'horizontal'] as const)('%s: every digit in the middle of its box', async (direction) => {
    const cards = ['0123456', '7890123', '1111111'].map((postalCode) => recipient({ postalCode }))
    const { path } = await shop.pdf('digits', renderPostcards(cards, direction, options(), { ...sender, postalCode: '9876543' }).html)
    for (const page of [1, 2, 3]) {
      const raster = new Raster(path, page)
      const rows: [readonly number[], number, number, number][] = [[boxes, 12, 5.7, 8], [senderBoxes, 122.5, 3.8, 6]]
      for (const [left, top, width, height] of rows) {
        for (const x of left) {
          const ink = raster.ink(x - 0.5, top - 1, width + 1, height + 1)!
          near((ink.left + ink.right) / 2, x + width / 2, 'middle across')
          near((ink.top + ink.bottom) / 2, top + height / 2, 'middle down')
        }
      }
    }
  })

  it('draw the frames of blank cards at their places', async () => {
    const { path } = await shop.pdf('frames', renderPostcards([recipient({ postalCode: '' })], 'vertical', options({ frame: true, sender: false }), sender).html)
    const raster = new Raster(path, 1)
    for (const x of boxes) {
      const ink = raster.ink(x - 0.5, 11, 6.7, 10)!
      near(ink.left, x, 'left')
      near(ink.right, x + 5.7, 'right')
      near(ink.top, 12, 'top')
      near(ink.bottom, 20, 'bottom')
    }
  })

  it('keep the longest names and addresses on the card, unbroken', async () => {
    for (const direction of ['vertical', 'horizontal'] as const) {
      const { path } = await shop.pdf(direction, renderPostcards(awkward, direction, options(), sender).html)
      for (let page = 1; page <= awkward.length; page++) {
        const ink = new Raster(path, page, 200).ink(0, 0, 100, 148)!
        expect(ink.left).toBeGreaterThan(4)
        expect(ink.right).toBeLessThan(95)
        expect(ink.bottom).toBeLessThan(143)
      }
      const text = textOf(path).replace(/\s/g, '')
      if (direction === 'horizontal') for (const letters of ['髙橋美咲', '山﨑𠮷太郎', '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末', 'ヤマダハナコ']) expect(text).toContain(letters)
    }
  })

  it('are all there, however many; the time is printed', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => recipient({ ...awkward[i % awkward.length], id: i + 1 }))
    const time = async (count: number) => {
      const made = await shop.pdf('many', renderPostcards(many(count), 'vertical', options({ frame: true }), sender).html)
      expect(pageSizes(made.path)).toHaveLength(count)
      return made.ms
    }
    await time(10) // fonts are loaded
    const few = await time(125)
    const all = await time(500)
    console.log(`PDF of 125 cards ${Math.round(few)} ms, of 500 cards ${Math.round(all)} ms (${(all / 500).toFixed(1)} ms a card)`)
  })
})

describe('a page of paper', () => {
  const inFrame = (html: string) => shop.app.evaluate(async (_electron, page) => {
    const { printer, BrowserWindow } = globalThis as PaperWorld & { BrowserWindow: typeof import('electron').BrowserWindow }
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    try {
      await window.loadURL('app://main/index.html')
      const address = `app://paper/${printer.keep(page)}`
      await window.webContents.executeJavaScript(`new Promise((loaded) => {
        const frame = document.createElement('iframe')
        frame.onload = loaded
        frame.src = ${JSON.stringify(address)}
        document.body.append(frame)
      }).then(() => true)`)
      const frame = window.webContents.mainFrame.frames[0]
      return { address, url: frame.url, seen: await frame.executeJavaScript('document.body.innerText') as string }
    } finally { window.destroy() }
  }, html)

  it('is shown in a frame of the window, and runs nothing', async () => {
    const { address, url, seen } = await inFrame('<!doctype html><body><p>紙</p><script>document.body.innerText = "ran"</script><img src="x" onerror="document.body.innerText = \'ran\'">')
    expect(url).toBe(address)
    expect(seen.trim()).toBe('紙')
  })

  it('answers known pages only, forgets old ones, and forgets all when told', async () => {
    const states = await shop.app.evaluate(() => {
      const { printer } = globalThis as PaperWorld
      const state = (token: string) => printer.answer(new Request(`app://paper/${token}`)).status
      const tokens = [1, 2, 3, 4, 5].map((n) => printer.keep(`page ${n}`))
      const kept = tokens.map(state)
      const header = printer.answer(new Request(`app://paper/${tokens[4]}`)).headers.get('content-security-policy')
      const others = ['', 'index.html', '../main/index.html', `${tokens[4]}x`].map(state)
      printer.forget()
      return { kept, others, header, after: tokens.map(state) }
    })
    expect(states.kept).toEqual([404, 200, 200, 200, 200])
    expect(states.others).toEqual([404, 404, 404, 404])
    expect(states.after).toEqual([404, 404, 404, 404, 404])
    expect(states.header).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:;/)
  })

  it('leaves no window behind, also when the page is hostile', async () => {
    const { path } = await shop.pdf('hostile', '<!doctype html><meta charset=utf-8><title>x</title><body>紙<script>document.body.innerText = "ran"</script><iframe src="app://main/index.html"></iframe><meta http-equiv="refresh" content="0;url=app://main/index.html">')
    expect(textOf(path)).toContain('紙')
    expect(textOf(path)).not.toContain('ran')
    expect(await shop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
  })
})
