// The pictures of one tab, by panel; a panel without one is shown as its table. Cohorts are a heat map: their table is the picture.
import { LtvCurve } from './LtvCurve.tsx'

export const cohorts = { ltvCurve: LtvCurve }
