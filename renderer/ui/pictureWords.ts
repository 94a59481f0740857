// Words written straight into a picture: names at the end of lines, the key of bars, values, marks. Nothing overlaps.
import type { Chart, Plugin } from 'chart.js'
import type { ChartProps } from './chartModel.ts'
import { tones } from './chartModel.ts'
import { barPlaces, drawnAs, fillOf, ink, ink2, inkOn, paper } from './pictureInk.ts'
import { sans } from './theme.ts'

type Box = { left: number; right: number; top: number; bottom: number }
const font = `11px ${sans}`
const strongFont = `600 11px ${sans}`
const line = 15
/** One canvas to measure words with. */
let ruler: CanvasRenderingContext2D | null | undefined

function widthOf(text: string): number {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return text.length * 11
  ruler.font = strongFont
  return ruler.measureText(text).width
}

/**
 * The labels along an axis of that width, those that would touch left empty: every second, third … one, in step with the
 * year (a label that names it), and always the last, which closes the range. `width` in pixels; `bars`: labels stand below the
 * middles of as many bars, otherwise below points from edge to edge.
 */
export function fittingLabels(labels: readonly string[], width: number, bars: boolean, measure: (text: string) => number = widthOf): string[] {
  const each = width / Math.max(1, bars ? labels.length : labels.length - 1)
  const touch = (one: number, other: number): boolean => (measure(labels[one]) + measure(labels[other])) / 2 + 8 > (other - one) * each
  const year = Math.max(0, labels.findIndex((label) => /^\d{4}[/-]/.test(label)))
  for (let step = 1; step < labels.length; step++) {
    const shown = labels.flatMap((_, i) => (i % step === year % step ? [i] : []))
    if (shown.some((at, i) => i > 0 && touch(shown[i - 1], at))) continue
    const last = labels.length - 1
    while (shown.length > 1 && shown[shown.length - 1] !== last && touch(shown[shown.length - 1], last)) shown.pop()
    return labels.map((label, i) => (i === last || shown.includes(i) ? label : ''))
  }
  return [...labels]
}

/** Series named at the end of their line: lines, where there are several series. */
const named = (props: ChartProps): boolean[] => props.series.map((one) => props.series.length > 1 && drawnAs(props, one) === 'line' && one.name !== '')
/** Bar series named in a key above: where several are drawn, or bars stand beside a line. */
const keyed = (props: ChartProps): number[] => props.series.flatMap((one, i) => (props.series.length > 1 && drawnAs(props, one) === 'bar' && one.name !== '' ? [i] : []))

/** Room kept free around the plot, in pixels. */
export function roomAround(props: ChartProps, width: number): { top: number; right: number; left: number; bottom: number } {
  const ends = named(props).map((is, i) => (is ? widthOf(props.series[i].name) + 10 : 0))
  const values = props.labelled && props.horizontal && !props.stacked ? Math.max(0, ...props.series.flatMap(({ shown }) => shown.map(widthOf))) + 8 : 0
  // Beside named lines a mark is named there too.
  const marks = ends.some((end) => end > 0) && !props.horizontal ? (props.marks ?? []).map(({ label }) => widthOf(label) + 10) : []
  const right = Math.max(6, values, Math.min(Math.max(0, ...ends, ...marks), width * 0.35))
  return { top: keyRows(props, width).length * line + (keyed(props).length > 0 ? 8 : 0) + (props.horizontal ? (props.marks?.length ? 14 : 2) : 18), right, left: 0, bottom: 0 }
}

function keyRows(props: ChartProps, width: number): { series: number; x: number }[][] {
  const rows: { series: number; x: number }[][] = []
  let x = Infinity
  for (const series of keyed(props)) {
    const wide = widthOf(props.series[series].name) + 34
    if (x + wide > width) { rows.push([]); x = 0 }
    rows[rows.length - 1].push({ series, x })
    x += wide
  }
  return rows
}

/** The plugin that writes; `latest` gives the picture as it is now. */
export function writing(latest: () => ChartProps): Plugin<'bar' | 'line'> {
  return {
    id: 'words',
    afterDatasetsDraw: (chart) => {
      const props = latest()
      const { ctx } = chart
      ctx.save()
      ctx.textBaseline = 'middle'
      const taken: Box[] = []
      writeKey(chart, props)
      writeMarks(chart, props, taken)
      writeEnds(chart, props)
      writeValues(chart, props, taken)
      ctx.restore()
    },
  }
}

function writeKey({ ctx, width }: Chart, props: ChartProps): void {
  const places = barPlaces(props)
  keyRows(props, width).forEach((row, at) => row.forEach(({ series, x }) => {
    const y = at * line + 8
    ctx.fillStyle = fillOf(ctx, props.series[series].tone, places[series])
    ctx.fillRect(x + 2, y - 5, 14, 10)
    ctx.strokeStyle = '#8f8877'
    ctx.lineWidth = 0.75
    ctx.strokeRect(x + 2, y - 5, 14, 10)
    write(ctx, props.series[series].name, x + 21, y, 'left', ink)
  }))
}

function writeMarks({ ctx, chartArea, scales }: Chart, props: ChartProps, taken: Box[]): void {
  for (const { value, label } of props.marks ?? []) {
    ctx.strokeStyle = ink2
    ctx.lineWidth = 1
    ctx.setLineDash([4, 3])
    ctx.beginPath()
    const wide = widthOf(label)
    if (props.horizontal) {
      const x = scales.x.getPixelForValue(value)
      ctx.moveTo(x, chartArea.top - 2)
      ctx.lineTo(x, chartArea.bottom)
      ctx.stroke()
      const left = Math.min(Math.max(chartArea.left, x - wide / 2), chartArea.right - wide)
      plate(ctx, { left, right: left + wide, top: chartArea.top - 15, bottom: chartArea.top - 2 }, label, ink2, taken)
    } else {
      const y = scales.y.getPixelForValue(value)
      ctx.moveTo(chartArea.left, y)
      ctx.lineTo(chartArea.right, y)
      ctx.stroke()
      if (!named(props).includes(true)) plate(ctx, { left: chartArea.left + 4, right: chartArea.left + 4 + wide, top: y - 15, bottom: y - 2 }, label, ink2, taken)
    }
    ctx.setLineDash([])
  }
}

/** Names where lines end, pushed apart so that each can be read. */
function writeEnds(chart: Chart, props: ChartProps): void {
  const { ctx, chartArea } = chart
  const bars = props.series.some((one) => drawnAs(props, one) === 'bar')
  const ends = named(props).flatMap((is, i) => {
    if (!is) return []
    const { values } = props.series[i]
    const last = values.findLastIndex((value) => value !== null)
    const point = last < 0 ? undefined : chart.getDatasetMeta(i).data[last]
    // Beside bars the name stands right of the last of them.
    const { name, tone } = props.series[i]
    return point ? [{ name, colour: inkOn(tones[tone]) === paper ? tones[tone] : ink2, x: bars ? Math.max(point.x + 7, chartArea.right + 4) : point.x + 7, y: point.y }] : []
  })
  if (ends.length > 0 && !props.horizontal) for (const { value, label } of props.marks ?? []) ends.push({ name: label, colour: ink2, x: chartArea.right + 7, y: chart.scales.y.getPixelForValue(value) })
  ends.sort((a, b) => a.y - b.y)
  ends.forEach((end, i) => { if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + 13) })
  for (let i = ends.length - 1, floor = chartArea.bottom - 4; i >= 0; i--, floor -= 13) ends[i].y = Math.min(ends[i].y, Math.max(floor, chartArea.top + i * 13))
  for (const { name, colour, x, y } of ends) {
    ctx.font = strongFont
    let text = name
    while (text.length > 2 && x + ctx.measureText(text).width > chart.width) text = text.slice(0, -2) + '…'
    write(ctx, text, x, y, 'left', colour, strongFont)
  }
}

function writeValues(chart: Chart, props: ChartProps, taken: Box[]): void {
  const places = barPlaces(props)
  const mixed = new Set(props.series.map((one) => drawnAs(props, one))).size > 1
  const all = props.series.flatMap((one, series) => one.values.flatMap((value, index) => {
    const strong = one.strong?.includes(index) ?? false
    return value !== null && (props.labelled || strong) ? [{ series, index, value, strong }] : []
  }))
  // Those that matter first: where two do not fit, the peak stays.
  for (const { series, index, value, strong } of all.sort((a, b) => Number(b.strong) - Number(a.strong))) {
    const one = props.series[series]
    const text = one.shown[index] ?? ''
    const bar = drawnAs(props, one) === 'bar'
    const element = chart.getDatasetMeta(series).data[index]
    if (!element || text === '') continue
    const wide = widthOf(text)
    if (bar && props.stacked) {
      const { x, y, base, width, height } = element.getProps(['x', 'y', 'base', 'width', 'height'], true) as { x: number; y: number; base: number; width: number; height: number }
      const fits = props.horizontal ? Math.abs(x - base) >= wide + 6 && height >= 12 : width >= wide && Math.abs(y - base) >= 14
      if (!fits) continue
      const [cx, cy] = props.horizontal ? [(x + base) / 2, y] : [x, (y + base) / 2]
      const box = { left: cx - wide / 2, right: cx + wide / 2, top: cy - 7, bottom: cy + 7 }
      const readable = places[series] === 0 ? inkOn(tones[strong ? 'shu' : one.tone]) : null
      if (readable) write(chart.ctx, text, box.left, cy, 'left', readable, strong ? strongFont : font)
      else plate(chart.ctx, box, text, ink, taken)
      continue
    }
    const negative = value < 0
    const box = props.horizontal && bar
      ? (negative ? { left: element.x - wide - 5, right: element.x - 5, top: element.y - 7, bottom: element.y + 7 } : { left: element.x + 5, right: element.x + 5 + wide, top: element.y - 7, bottom: element.y + 7 })
      : { left: element.x - wide / 2, right: element.x + wide / 2, top: element.y + (negative && bar ? 4 : -17), bottom: element.y + (negative && bar ? 18 : -4) }
    // A line that runs below the tops of the bars carries its figures on its other side.
    const top = mixed && !bar ? Math.min(Infinity, ...props.series.flatMap((other, i) => (drawnAs(props, other) === 'bar' && other.values[index] !== null ? [chart.getDatasetMeta(i).data[index].y] : []))) : Infinity
    if (top < element.y - 1) { box.top = element.y + 5; box.bottom = element.y + 19 }
    const shift = Math.min(0, chart.width - box.right) + Math.max(0, -box.left)
    box.left += shift
    box.right += shift
    if (taken.some((other) => box.left < other.right + 3 && box.right + 3 > other.left && box.top < other.bottom && box.bottom > other.top)) continue
    if (mixed) { plate(chart.ctx, box, text, strong ? tones.shu : ink, taken); continue }
    taken.push(box)
    write(chart.ctx, text, box.left, (box.top + box.bottom) / 2, 'left', strong ? tones.shu : ink, strong ? strongFont : font)
  }
}

function plate(ctx: CanvasRenderingContext2D, box: Box, text: string, colour: string, taken: Box[]): void {
  ctx.fillStyle = paper
  ctx.globalAlpha = 0.9
  ctx.fillRect(box.left - 2, box.top, box.right - box.left + 4, box.bottom - box.top)
  ctx.globalAlpha = 1
  write(ctx, text, box.left, (box.top + box.bottom) / 2, 'left', colour)
  taken.push(box)
}

function write(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, align: CanvasTextAlign, colour: string, with_ = font): void {
  ctx.font = with_
  ctx.textAlign = align
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
}
