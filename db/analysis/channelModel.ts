// What the panels of channels and areas give.

export interface ChannelMix {
  /** 'YYYY-MM', oldest first; the last one may not be over. */
  months: string[]
  /** Channels with an order in these months, by sales. */
  channels: { channel: string; orders: number[]; sales: number[]; customers: number[] }[]
  /** Given back without a known order, so on no channel: negative sales of each month. */
  returns: number[]
  /** Distinct named customers who bought in these months. */
  customers: number
}

export type SourceBy = 'channel' | 'medium'
export interface SourceRow {
  /** Code of a channel, or the words of a medium; '' = not known. */
  source: string
  /** Everybody who has bought and began there. */
  customers: number
  /** 1年LTV of its window: first buyers, what they bought within a year, its gross profit. */
  ltv: { sales: number; customers: number; grossProfit: number }
  /** F2 of its window. */
  f2: { bought: number; matured: number }
}

export interface Area {
  /** JIS number 1–47, 0 = not known. */
  prefecture: number
  /** All customers that exist on the day. */
  customers: number
  /** Of the twelve months to the day: buyers, those of them who bought again, and their sales. */
  buyers: number
  repeaters: number
  sales: number
}
