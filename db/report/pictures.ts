// Pictures on paper: small drawings in millimetres, zero-based, named where they stand, told apart by pattern as well as by shade.
import * as templates from '../../resources/print/report.ts'
import { emLength } from '../letters/textFit.ts'
import type { Html } from '../letters/fill.ts'
import { fill } from '../letters/fill.ts'
import { nothing, sized } from './writing.ts'
import type { Piece } from './writing.ts'

/** Letters of a picture, mm (8.5 pt). */
const letter = 3
export const widthOf = (text: string): number => emLength(text) * letter
const text = (words: string, x: number, y: number, look = ''): Html => (words === '' ? { html: '' } : fill(templates.text, { x, y, look, text: words }))
const rect = (x: number, y: number, width: number, height: number, look: string): Html => fill(templates.rect, { x, y, width: Math.max(0, width), height: Math.max(0, height), look })
const path = (points: readonly (readonly [number, number])[], look: string): Html => fill(templates.path, { look, d: points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('') })
const round = (n: number): number => Math.round(n * 1000) / 1000
const picture = (width: number, height: number, message: string, drawing: readonly Html[]): Piece => sized(fill(templates.picture, { width, height, message, drawing }), height + 1.5)

/** A value on an axis and how it is written. */
export interface Scale { top: number; steps: number[] }

/** A round upper end for values from zero, with two to five steps. */
export function scaleFor(largest: number): Scale {
  if (!(largest > 0)) return { top: 1, steps: [0] }
  const rough = largest / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough - power / 1e6) ?? 10 * power
  const count = Math.ceil(largest / step - 1e-9)
  return { top: step * count, steps: Array.from({ length: count + 1 }, (_, i) => round(step * i)) }
}

export interface Part { name: string; value: number; shown: string; look: string }

/** One bar of parts. Parts wide enough carry their name on a white plate; every part stands in the table beside it, too. */
export function stackedBar(width: number, height: number, message: string, parts: readonly Part[]): Piece {
  const all = parts.reduce((sum, { value }) => sum + value, 0)
  if (all === 0) return nothing
  const drawing: Html[] = []
  let x = 0
  for (const { name, value, shown, look } of parts) {
    const long = (value / all) * width
    if (value > 0) drawing.push(rect(x + 0.15, 0.2, long - 0.3, height - 0.4, look))
    const label = [`${name} ${shown}`, name].find((words) => widthOf(words) + 2.4 <= long)
    if (label) {
      const room = widthOf(label) + 1.6
      drawing.push(rect(x + long / 2 - room / 2, height / 2 - 2.1, room, 4.2, 'plate'), text(label, x + long / 2, height / 2 + 1.1, 'middle'))
    }
    x += long
  }
  return picture(width, height, message, drawing)
}

export interface Line { name: string; values: readonly (number | null)[]; look?: '' | 'b' | 'c' }
export interface ChartSize { width: number; height: number; message: string; labels: readonly string[]; write: (value: number) => string }

/** Axis, grid and the labels below; gives the place of a value and of the middle of a step. */
function frame({ width, height, labels, write }: ChartSize, largest: number, roomRight: number, inset: number): { drawing: Html[]; x: (step: number) => number; y: (value: number) => number; pitch: number } {
  const scale = scaleFor(largest)
  const names = scale.steps.map(write)
  const left = Math.max(...names.map(widthOf)) + 1.5
  const [top, bottom] = [2, height - 4.6]
  const room = width - left - roomRight
  const pitch = room / Math.max(1, labels.length - (1 - inset))
  const x = (step: number): number => left + (step + inset / 2) * pitch
  const y = (value: number): number => bottom - (value / scale.top) * (bottom - top)
  const drawing = scale.steps.flatMap((value, i) => [path([[left, y(value)], [width - roomRight, y(value)]], value === 0 ? 'axis' : 'grid'), text(names[i], left - 1.2, y(value) + 1, 'end dim')])
  // Every label where they fit, else every second, third …: counted back from the last, which is now.
  const widest = Math.max(0, ...labels.map(widthOf)) + 1.5
  const every = Math.max(1, Math.ceil(widest / pitch))
  labels.forEach((label, i) => { if ((labels.length - 1 - i) % every === 0 && x(i) - widthOf(label) / 2 >= 0) drawing.push(text(label, Math.min(x(i), width - widthOf(label) / 2), height - 0.7, 'middle dim')) })
  return { drawing, x, y, pitch }
}

/** Lines over the same steps, each named at its end with its last value; what is not known leaves a gap. */
export function lineChart(size: ChartSize, lines: readonly Line[], goal: number | null = null): Piece {
  const known = lines.flatMap(({ values }) => values).filter((value) => value !== null)
  if (known.length === 0) return nothing
  const ends = lines.flatMap((line) => {
    const at = line.values.findLastIndex((value) => value !== null)
    return at < 0 ? [] : [{ ...line, at, last: line.values[at]!, shown: [line.name, size.write(line.values[at]!)].filter(Boolean).join(' ') }]
  })
  const { drawing, x, y } = frame(size, Math.max(...known, goal ?? 0), Math.max(...ends.map(({ shown }) => widthOf(shown))) + 2.5, 0.3)
  if (goal !== null) drawing.push(path([[x(0), y(goal)], [x(size.labels.length - 1), y(goal)]], 'goal'))
  const places = spread(ends.map(({ last }) => y(last)), 3.8, 2.5, size.height - 5)
  ends.forEach(({ values, look = '', at, last, shown }, i) => {
    for (const run of runsOf(values)) drawing.push(run.length > 1 ? path(run.map(([step, value]) => [x(step), y(value)] as const), `line ${look}`) : fill(templates.dot, { x: x(run[0][0]), y: y(run[0][1]), r: 0.7, look: `dot ${look}` }))
    drawing.push(fill(templates.dot, { x: x(at), y: y(last), r: 0.8, look: `dot ${look}` }), text(shown, x(at) + 1.8, places[i] + 1, ''))
  })
  return picture(size.width, size.height, size.message, drawing)
}

/** Stretches of known values. */
function runsOf(values: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = []
  values.forEach((value, i) => {
    if (value === null) return
    if (i > 0 && values[i - 1] !== null) runs.at(-1)!.push([i, value])
    else runs.push([[i, value]])
  })
  return runs
}

/** Moves heights apart so that labels do not touch, as little as needed. */
export function spread(heights: readonly number[], gap: number, least: number, most: number): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => heights[a] - heights[b])
  const out = [...heights]
  let before = least - gap
  for (const i of order) before = out[i] = Math.max(out[i], before + gap)
  let after = most + gap
  for (const i of order.reverse()) after = out[i] = Math.min(out[i], after - gap)
  return out
}

export interface Stack { name: string; values: readonly number[]; look?: '' | 'b' | 'outline' }

/** Columns, the parts of a step on top of each other; with more than one part their names stand above. `over`: what stands over each column. */
export function columnChart(size: ChartSize, stacks: readonly Stack[], over?: readonly string[]): Piece {
  const sums = size.labels.map((_, i) => stacks.reduce((sum, { values }) => sum + Math.max(0, values[i]), 0))
  const largest = Math.max(0, ...sums)
  if (largest === 0) return nothing
  const named = stacks.length > 1 ? 5 : 0
  const { drawing, x, y, pitch } = frame({ ...size, height: size.height - named }, largest * (over ? 1.12 : 1), 0, 1)
  const wide = Math.min(12, pitch * 0.68)
  size.labels.forEach((_, i) => {
    let sum = 0
    for (const { values, look = '' } of stacks) {
      const value = Math.max(0, values[i])
      if (value > 0) drawing.push(rect(x(i) - wide / 2, y(sum + value), wide, y(sum) - y(sum + value), `bar ${look}`))
      sum += value
    }
    if (over && widthOf(over[i]) <= pitch + 0.5) drawing.push(text(over[i], x(i), y(sum) - 0.9, 'middle'))
  })
  if (named === 0) return picture(size.width, size.height, size.message, drawing)
  let at = 0
  const names = stacks.flatMap(({ name, look = '' }) => {
    const one = [rect(at, 0.6, 4, 2.6, `bar ${look}`), text(name, at + 5, 3, '')]
    at += widthOf(name) + 9
    return one
  })
  return picture(size.width, size.height, size.message, [...names, fill('<g transform="translate(0 {{named}})">{{drawing}}</g>', { named, drawing })])
}

/** A small line without axis: where it began and where it stands, written at its ends. */
export function sparkline(width: number, height: number, message: string, values: readonly (number | null)[], ends: readonly [string, string], goal: number | null = null): Piece {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return nothing
  const largest = Math.max(...known, goal ?? 0) || 1
  const [top, bottom] = [1, height - 4]
  const x = (i: number): number => 0.8 + (i / Math.max(1, values.length - 1)) * (width - 1.6)
  const y = (value: number): number => bottom - (value / largest) * (bottom - top)
  const last = values.findLastIndex((value) => value !== null)
  return picture(width, height, message, [
    path([[0, bottom], [width, bottom]], 'axis'),
    ...(goal === null ? [] : [path([[0, y(goal)], [width, y(goal)]], 'goal')]),
    ...runsOf(values).filter((run) => run.length > 1).map((run) => path(run.map(([i, value]) => [x(i), y(value)] as const), 'line')),
    fill(templates.dot, { x: x(last), y: y(values[last]!), r: 0.8, look: 'dot' }),
    text(ends[0], 0, height - 0.5, 'dim'), text(ends[1], width, height - 0.5, 'end dim'),
  ])
}

/** A line as high as a row, without words: from the least to the most, but never so that a change of less than a fifth fills it. */
export function tinyLine(width: number, height: number, values: readonly (number | null)[]): Html {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { html: '' }
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const span = Math.max(most - least, Math.abs(most) * 0.2) || 1
  const middle = (least + most) / 2
  const x = (i: number): number => 0.8 + (i / Math.max(1, values.length - 1)) * (width - 1.6)
  const y = (value: number): number => height / 2 - ((value - middle) / span) * (height - 1.6)
  const last = values.findLastIndex((value) => value !== null)
  return fill(templates.tinyLine, { width, height, drawing: [
    ...runsOf(values).filter((run) => run.length > 1).map((run) => path(run.map(([i, value]) => [x(i), y(value)] as const), 'line')),
    fill(templates.dot, { x: x(last), y: y(values[last]!), r: 0.7, look: 'dot' }),
  ] })
}
