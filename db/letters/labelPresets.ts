// Label sheets of A4. Measures in mm, of common sheets as two sources give them.

export interface LabelPreset {
  columns: number
  rows: number
  widthMm: number
  heightMm: number
  /** Upper left corner of the first label. */
  leftMm: number
  topMm: number
  /** From one label to the next. */
  pitchXMm: number
  pitchYMm: number
}

function sheet(columns: number, rows: number, [widthMm, heightMm]: [number, number], [leftMm, topMm]: [number, number], [pitchXMm, pitchYMm] = [widthMm, heightMm]): LabelPreset {
  return { columns, rows, widthMm, heightMm, leftMm, topMm, pitchXMm, pitchYMm }
}

export const labelPresets = {
  labels10: sheet(2, 5, [86.4, 50.8], [18.6, 21.2]),
  labels12: sheet(2, 6, [86.4, 42.3], [18.6, 21.2]),
  /** 12 with gaps between the columns. */
  labels12Apart: sheet(2, 6, [84, 42], [19, 22.5], [88, 42]),
  labels18: sheet(3, 6, [70, 42.3], [0, 21.2]),
  /** 20 upright ones. */
  labels20: sheet(5, 4, [42, 74.25], [0, 0]),
  labels21: sheet(3, 7, [70, 42.43], [0, 0]),
  labels24: sheet(3, 8, [66, 33.9], [6, 12.9]),
  labels44: sheet(4, 11, [48.3, 25.4], [8.4, 8.8]),
  labels65: sheet(5, 13, [38.1, 21.2], [4.75, 10.92], [40.6, 21.2]),
} as const satisfies Record<string, LabelPreset>
