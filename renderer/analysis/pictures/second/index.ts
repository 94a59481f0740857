// The pictures of one tab, by panel; a panel without one is shown as its table.
import { Dropoff } from './Dropoff.tsx'
import { F2Curve } from './F2Curve.tsx'
import { Intervals } from './Intervals.tsx'

export const second = { f2Curve: F2Curve, dropoff: Dropoff, intervals: Intervals }
