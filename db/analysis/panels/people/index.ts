// The panels of one tab.
import { cpm } from './cpm.ts'
import { decile } from './decile.ts'
import { frequency } from './frequency.ts'
import { rfm } from './rfm.ts'

export const people = { rfm, cpm, decile, frequency }
