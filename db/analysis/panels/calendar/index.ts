// The panels of one tab.
import { calendar as calendarPanel } from './calendar.ts'
import { priceBands } from './priceBands.ts'

export const calendar = { calendar: calendarPanel, priceBands }
