// The pictures of one tab, by panel; a panel without one is shown as its table.
import { Calendar } from './Calendar.tsx'
import { PriceBands } from './PriceBands.tsx'

export const calendar = { calendar: Calendar, priceBands: PriceBands }
