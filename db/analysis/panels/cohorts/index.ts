// The panels of one tab.
import { cohort } from './cohort.ts'
import { ltvCurve } from './ltvCurve.ts'

export const cohorts = { cohort, ltvCurve }
