// The pictures of one tab, by panel; a panel without one is shown as its table.
import { Cpm } from './Cpm.tsx'
import { Decile } from './Decile.tsx'
import { Frequency } from './Frequency.tsx'
import { Rfm } from './Rfm.tsx'

export const people = { rfm: Rfm, cpm: Cpm, decile: Decile, frequency: Frequency }
