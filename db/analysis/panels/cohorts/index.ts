// The panels of one tab.
import { cohort } from './cohort.ts'

export const cohorts = { cohort }
