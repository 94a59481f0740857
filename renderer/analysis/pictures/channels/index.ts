// The pictures of one tab, by panel; a panel without one is shown as its table.
import { Areas } from './Areas.tsx'
import { ChannelMix } from './ChannelMix.tsx'
import { SourceLtv } from './SourceLtv.tsx'

export const channels = { channelMix: ChannelMix, sourceLtv: SourceLtv, areas: Areas }
