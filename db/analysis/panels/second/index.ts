// The panels of one tab.
import { dropoff } from './dropoff.ts'
import { f2Curve } from './f2Curve.ts'
import { intervals } from './intervals.ts'

export const second = { f2Curve, dropoff, intervals }
