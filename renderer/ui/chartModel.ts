// What a picture is made of. Colours are tones of the ledger; no picture says anything by colour alone.

/** 藍, its lighter shades, 松, 山吹, 朱, 鼠 and the lines. */
export const tones = {
  ai: '#23527c', aiMid: '#5a89b1', aiSoft: '#c3d3e2', matsu: '#3d7a5a', yamabuki: '#b47a10', shu: '#bf4128', nezu: '#79808a', nezuSoft: '#d8d4c9', ink2: '#5c6470',
} as const
export type Tone = keyof typeof tones

export interface ChartSeries {
  /** Written beside the line or in the bar; series are never told apart by colour alone. */
  name: string
  tone: Tone
  values: (number | null)[]
  /** Each value as it is written. */
  shown: string[]
  /** How it is drawn, where it differs from the picture's kind. */
  as?: 'bar' | 'line'
  dashed?: boolean
  /** Points drawn in 朱: the peak. */
  strong?: number[]
}
export interface ChartProps {
  kind: 'bar' | 'line'
  /** The message of the picture in one sentence: its accessible name. */
  message: string
  /** Short labels along the axis, and the full ones for pointing at. */
  labels: string[]
  full?: string[]
  series: ChartSeries[]
  stacked?: boolean
  horizontal?: boolean
  /** What the labels along the axis are, where they do not say it themselves. */
  axisName?: string
  /** Writes a value of the value axis. */
  axis: (value: number) => string
  /** Horizontal lines with their words (a target). */
  marks?: { value: number; label: string }[]
  /** Values written on the bars or points. */
  labelled?: boolean
  height?: number
  /** A click on a bar or point. */
  onPick?: (index: number, series: number) => void
}
