// A report as its reader sees it: what stands under which heading, tables row by row, cards one by one.

import type { PanelCode } from '../../../db/analysis/panelModel.ts'

/** Panels that the full report prints as tables: with which options, under which heading, and how many columns name a row. */
export const printedPanels: { panel: PanelCode; options: Record<string, unknown>; title: string; names: number }[] = [
  { panel: 'kpiBoard', options: {}, title: 'report.kpis.all', names: 1 },
  { panel: 'dropoff', options: {}, title: 'panels.dropoff.name', names: 1 },
  { panel: 'cohort', options: { view: 'retention', reach: 12 }, title: 'panels.cohort.name', names: 1 },
  { panel: 'entryProducts', options: {}, title: 'panels.entryProducts.name', names: 1 },
  { panel: 'nextProduct', options: {}, title: 'panels.nextProduct.name', names: 2 },
  { panel: 'sourceLtv', options: { by: 'channel' }, title: 'panels.sourceLtv.name', names: 1 },
  { panel: 'areas', options: {}, title: 'panels.areas.name', names: 1 },
]

export interface ReadTable { heads: string[]; rows: string[][] }
export interface ReadCard { name: string; figure: string; lines: string[] }

/** What is read of a piece of HTML; its pieces are set apart by line breaks. */
export const readText = (html: string) => html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]*>/g, '\n').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
const words = (html: string) => readText(html).split('\n').map((line) => line.trim()).filter(Boolean).join('')
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, inside]) => inside)

/** The headings of the blocks, in their order. */
export const titlesOf = (html: string): string[] => all(html, /<h2>([\s\S]*?)<\/h2>/g).map(words)

/** The HTML from a heading (h2 or h3) to the next one of its rank, or to the end of the sheet. Throws where it is not there exactly once. */
export function under(html: string, title: string): string {
  const found = [...html.matchAll(/<(h[23])>([\s\S]*?)<\/\1>/g)].filter(([, , inside]) => words(inside) === title)
  if (found.length !== 1) throw new Error(`"${title}" stands there ${found.length} times.`)
  const [{ 0: whole, 1: rank, index }] = found
  const rest = html.slice(index + whole.length)
  return rest.slice(0, rest.search(new RegExp(rank === 'h2' ? '<h2>|</section>' : '<h[23]>|</section>')))
}

/** The tables in a piece of HTML. */
export const tablesIn = (html: string): ReadTable[] => all(html, /<table[^>]*>([\s\S]*?)<\/table>/g).map((table) => {
  const [head, body] = table.split('</thead>')
  return { heads: all(head, /<th[^>]*>([\s\S]*?)<\/th>/g).map(words), rows: all(body, /<tr[^>]*>([\s\S]*?)<\/tr>/g).map((row) => all(row, /<td[^>]*>([\s\S]*?)<\/td>/g).map(words)) }
})

/** The cards in a piece of HTML: name, the large figure with its unit, the lines below. */
export const cardsIn = (html: string): ReadCard[] => all(html, /<div class="card">([\s\S]*?)<\/div>/g).map((card) => ({
  name: words(/<h3>([\s\S]*?)<\/h3>/.exec(card)![1]), figure: words(/<p class="figure">([\s\S]*?)<\/p>/.exec(card)![1]), lines: all(card.slice(card.indexOf('</p>') + 4), /<p[^>]*>([\s\S]*?)<\/p>/g).map(words),
}))
