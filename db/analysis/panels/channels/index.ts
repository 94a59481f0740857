// The panels of one tab.
import { areas } from './areas.ts'
import { channelMix } from './channelMix.ts'
import { sourceLtv } from './sourceLtv.ts'

export const channels = { channelMix, sourceLtv, areas }
