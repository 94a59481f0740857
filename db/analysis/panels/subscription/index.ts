// The panels of one tab.
import { plans } from './plans.ts'

export const subscription = { plans }
