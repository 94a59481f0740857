// The panels of one tab.
import { decile } from './decile.ts'

export const people = { decile }
