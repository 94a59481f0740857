// How tones are laid on paper: a pattern for each further series, and ink that can be read on it.
import type { ChartProps, Tone } from './chartModel.ts'
import { tones } from './chartModel.ts'

export const ink = '#23272e'
export const ink2 = '#5c6470'
export const paper = '#ffffff'

function luminance(hex: string): number {
  const part = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/** Contrast of two colours '#rrggbb', 1 to 21 (WCAG 2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** White or ink, whichever can be read on the colour; null = neither can (lay a plate below). */
export function inkOn(colour: string): string | null {
  return [paper, ink].find((one) => contrast(one, colour) >= 4.5) ?? null
}

const strokes = 4
const cell = 8

/** A tone as a fill: the first series plain, each further one with its own hatching. */
export function fillOf(ctx: CanvasRenderingContext2D, tone: Tone, series: number): string | CanvasPattern {
  const at = series % (strokes + 1)
  if (at === 0) return tones[tone]
  const tile = document.createElement('canvas')
  // Twice as fine as the page: pictures are drawn at no less than two dots a pixel.
  tile.width = tile.height = cell * 2
  const draw = tile.getContext('2d')
  if (!draw) return tones[tone]
  draw.scale(2, 2)
  draw.fillStyle = tones[tone]
  draw.fillRect(0, 0, cell, cell)
  const dark = contrast(tones[tone], paper) > 3
  draw.strokeStyle = draw.fillStyle = dark ? 'rgba(255,255,255,.55)' : 'rgba(35,39,46,.38)'
  draw.lineWidth = 1.2
  if (at === 2) {
    draw.beginPath()
    for (const [x, y] of [[2, 2], [6, 6]]) { draw.moveTo(x + 1, y); draw.arc(x, y, 1.1, 0, Math.PI * 2) }
    draw.fill()
  } else {
    draw.beginPath()
    for (const shift of [-cell, 0, cell]) {
      if (at === 1) { draw.moveTo(shift, cell); draw.lineTo(shift + cell, 0) }
      if (at === 3) { draw.moveTo(shift, 0); draw.lineTo(shift + cell, cell) }
    }
    if (at === 4) { draw.moveTo(0, 4); draw.lineTo(cell, 4) }
    draw.stroke()
  }
  const pattern = ctx.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(0.5))
  return pattern ?? tones[tone]
}

/** Whether a series is drawn as bars or as a line. */
export function drawnAs({ kind }: Pick<ChartProps, 'kind'>, series: ChartProps['series'][number]): 'bar' | 'line' {
  return series.as ?? kind
}

/** The place of each bar series among the bars: it decides the pattern. */
export function barPlaces(props: Pick<ChartProps, 'kind' | 'series'>): number[] {
  let at = 0
  return props.series.map((one) => (drawnAs(props, one) === 'bar' ? at++ : 0))
}
