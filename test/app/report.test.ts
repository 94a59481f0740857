// The report on real paper: nothing runs over, every sheet is A4, its figures can be read out of the PDF.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell, PanelCode } from '../../db/analysis/panelModel.ts'
import { formatsOf } from '../../db/formats/rules.ts'
import { askPanel } from '../../db/panels/ask.ts'
import { cellText, isReference } from '../../db/panels/rules.ts'
import { textsIn } from '../../db/texts.ts'
import { figuresOf } from '../../db/report/figures.ts'
import { noteReport } from '../../db/report/history.ts'
import { reportKinds } from '../../db/report/model.ts'
import { reportPaper } from '../../db/report/paper.ts'
import { generateTasks } from '../../db/tasks/generate.ts'
import { printedPanels, tablesIn, titlesOf, under } from '../db/report/reportRows.ts'
import type { ReportShop } from '../db/report/reportShops.ts'
import { asOf, emptyShop, longShop, oneCustomer, sampleShop, twelveCustomers } from '../db/report/reportShops.ts'
import type { PaperShop, PaperWorld } from './paper.ts'
import { pageSizes, startPaper, textOf } from './paper.ts'

const tolerance = 0.3
let paper: PaperShop
const shops = new Map<string, ReportShop>()
beforeAll(async () => {
  paper = await startPaper('<!doctype html><title>window</title>')
  shops.set('sample', await sampleShop())
  shops.set('empty', emptyShop())
  shops.set('one customer', oneCustomer())
  shops.set('twelve customers', twelveCustomers())
  shops.set('long', longShop())
  // As many to speak to as there can be on a day.
  for (const name of ['sample', 'long']) await generateTasks(shops.get(name)!.open, asOf)
  // With one before, so that the changes stand on paper too.
  for (const name of ['sample', 'long']) noteReport(shops.get(name)!.open, 'full', figuresOf(shops.get(name)!.open, '2026-05-31'))
})
afterAll(async () => { await paper.close(); for (const { close } of shops.values()) await close() })

/** What runs over on each sheet, measured in a frame of the window as the preview shows it: its content, its cells, its words. */
const measured = (html: string) => paper.app.evaluate(async (_electron, page) => {
  const { printer, BrowserWindow } = globalThis as PaperWorld & { BrowserWindow: typeof import('electron').BrowserWindow }
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  try {
    await window.loadURL('app://main/index.html')
    await window.webContents.executeJavaScript(`new Promise((loaded) => {
      const frame = document.createElement('iframe')
      frame.style.cssText = 'width:210mm;height:297mm;border:0'
      frame.onload = loaded
      frame.src = 'app://paper/${printer.keep(page)}'
      document.body.append(frame)
    }).then(() => true)`)
    return await window.webContents.mainFrame.frames[0].executeJavaScript(`document.fonts.ready.then(() => {
      const faults = []
      const mm = (pixels) => Math.round(pixels * 25.4 / 96 * 10) / 10
      const sheets = [...document.querySelectorAll('.sheet')]
      sheets.forEach((sheet, i) => {
        const body = sheet.querySelector('.body')
        for (const [name, box] of [['sheet', sheet], ['body', body]]) if (box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1) faults.push('sheet ' + (i + 1) + ': ' + name + ' ' + mm(box.scrollHeight) + ' of ' + mm(box.clientHeight) + ' mm, ' + mm(box.scrollWidth) + ' of ' + mm(box.clientWidth) + ' mm')
        const edge = body.getBoundingClientRect()
        for (const one of sheet.querySelectorAll('td, th, h1, h2, .figure, .sheetHead, .foot span')) if (one.scrollWidth > one.clientWidth + 1 && !one.closest('.foot')) faults.push('sheet ' + (i + 1) + ' cell: ' + one.textContent)
        for (const text of sheet.querySelectorAll('svg text')) {
          const place = text.getBoundingClientRect()
          const picture = text.ownerSVGElement.getBoundingClientRect()
          if (place.left < picture.left - 1 || place.right > picture.right + 1 || place.right > edge.right + 1) faults.push('sheet ' + (i + 1) + ' label: ' + text.textContent)
          if (parseFloat(getComputedStyle(text).fontSize) < 2.99) faults.push('small: ' + text.textContent)
        }
        for (const one of sheet.querySelectorAll('p, td, th, dd, dt, li, span, b')) if (one.childNodes.length && parseFloat(getComputedStyle(one).fontSize) < 8.5 * 96 / 72 - 0.05) faults.push('small: ' + one.textContent)
      })
      return { sheets: sheets.length, height: mm(sheets[0].getBoundingClientRect().height), faults }
    })`) as { sheets: number; height: number; faults: string[] }
  } finally { window.destroy() }
}, html)

describe.each(['sample', 'empty', 'one customer', 'twelve customers', 'long'])('%s', (name) => {
  it.each(['ja', 'en'] as const)('nothing runs over, in any kind, %s', async (language) => {
    const { open } = shops.get(name)!
    for (const kind of reportKinds) {
      for (const day of name === 'sample' ? [asOf, '2024-02-29'] : [asOf]) {
        const made = await reportPaper(open, { kind, hideNames: false, asOf: day }, language)
        const { sheets, height, faults } = await measured(made.html)
        expect(faults, `${kind} ${day}`).toEqual([])
        expect(sheets).toBe(made.pages)
        expect(height).toBe(297)
        if (kind === 'owner' || kind === 'consultant') expect(made.pages).toBe(1)
      }
    }
  })
})

/** Figures of each panel, in the order of their columns on paper. */
const printed: Partial<Record<PanelCode, readonly string[]>> = {
  kpiBoard: ['value', 'yearAgo'], dropoff: ['reached', 'rate', 'dropRate'], cohort: ['size', 'k1', 'k2'], entryProducts: ['customers', 'f2', 'ltv'], nextProduct: ['customers', 'share', 'lift'], sourceLtv: ['customers', 'ltv', 'f2'], areas: ['customers', 'sales', 'perHead'],
}

describe('as PDF', () => {
  it.each([['full', 'ja'], ['full', 'en'], ['owner', 'ja'], ['staff', 'ja'], ['consultant', 'ja']] as const)('%s, %s: as many A4 pages as sheets', async (kind, language) => {
    const made = await reportPaper(shops.get('sample')!.open, { kind, hideNames: true, asOf }, language)
    const sizes = pageSizes((await paper.pdf(`report-${kind}-${language}`, made.html)).path)
    expect(sizes).toHaveLength(made.pages)
    for (const { width, height } of sizes) {
      expect(Math.abs(width - 210)).toBeLessThanOrEqual(tolerance)
      expect(Math.abs(height - 297)).toBeLessThanOrEqual(tolerance)
    }
  })

  it.each(['ja', 'en'] as const)('the figures of the panels stand in its text, each in its row, %s', async (language) => {
    const { open } = shops.get('sample')!
    const { html } = await reportPaper(open, { kind: 'full', hideNames: true, asOf }, language)
    const [say, formats] = [await textsIn(language), formatsOf(language)]
    const close = (text: string) => text.replace(/\s/g, '')
    const lines = textOf((await paper.pdf('report-figures', html)).path).split('\n')
    const titles = new Set(titlesOf(html).map(close))
    for (const { panel, options, title, names } of printedPanels) {
      const from = lines.findIndex((line) => close(line) === close(say(title)))
      expect(from, title).toBeGreaterThanOrEqual(0)
      const next = lines.findIndex((line, i) => i > from && titles.has(close(line)))
      const block = lines.slice(from + 1, next < 0 ? lines.length : next)
      const [{ rows }] = tablesIn(under(html, say(title)))
      expect(rows.length, panel).toBeGreaterThanOrEqual(4)
      // Every row as it stands on the page, from its name to its last figure: on one line.
      const lineOf = (row: string[]) => {
        const found = block.filter((line) => close(line) === close(row.join('')))
        expect(found, `${panel} ${row.join()}`).toHaveLength(1)
        return found[0]
      }
      rows.forEach(lineOf)
      // And on the line of a row of the panel its own figures, in their order.
      const { table } = askPanel(open, { panel, options, asOf })
      const write = (cell: Cell) => close((isReference(cell) ? say('analysis.fewMark') : '') + cellText(cell, panel, say, formats))
      for (const row of table.rows.slice(0, 3)) {
        const name = row.slice(0, names).map(write)
        const line = lineOf(rows.find((cells) => name.every((one, i) => close(cells[i]) === one)) ?? name)
        const words = line.trim().split(/\s+/)
        const wanted = printed[panel]!.map((key) => row[table.columns.findIndex((column) => column.key === key)]).filter(({ kind }) => kind !== 'none').map(write)
        expect(wanted.length, panel).toBeGreaterThan(0)
        let at = -1
        for (const figure of wanted) {
          at = words.indexOf(figure, at + 1)
          expect(at, `${panel} ${name.join()} ${figure}: ${line}`).toBeGreaterThan(0)
        }
      }
    }
  })
})
