// The panel 曜日・時間帯.
import { z } from 'zod'
import { calendar as figures, calendarPeople } from '../../calendar.ts'
import { orderPeriods } from '../../orderSpan.ts'
import { noSuchCell, panel } from '../../panel.ts'
import type { Cell, PanelColumn } from '../../panelModel.ts'
import { priceBands } from '../../priceBands.ts'

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const
const within = (value: string | number | undefined, below: number): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < below

export const calendar = panel({
  command: { name: 'calendar', options: { period: { option: 'period' } } },
  choices: [{ option: 'period', values: orderPeriods }],
  options: z.object({ period: z.enum(orderPeriods).default('all') }).strict(),
  compute: (shop, { period }) => ({
    ...figures(shop, period), bands: priceBands(shop, period).map(({ from, to, orders }) => ({ from, to, orders })),
  }),
  base: ({ customers }) => customers,
  table: ({ hours, orders, hourCustomers, weekdayCustomers, customers }) => {
    const count = (n: number): Cell => ({ kind: 'count', count: n, unit: 'orders' })
    const share = (n: number): Cell => ({ kind: 'rate', numerator: n, denominator: orders })
    const columns: PanelColumn[] = [
      { key: 'hour', right: false }, ...weekdays.map((day): PanelColumn => ({ key: `weekday${day}`, right: true, label: { kind: 'weekday', code: day } })),
      { key: 'orders', right: true }, { key: 'share', right: true }, { key: 'customers', right: true },
    ]
    if (orders === 0) return { columns, rows: [] }
    const rows = hourCustomers.map((people, hour): Cell[] => {
      const all = weekdays.reduce<number>((sum, day) => sum + hours[day][hour], 0)
      return [{ kind: 'hour', code: hour }, ...weekdays.map((day) => count(hours[day][hour])), count(all), share(all), { kind: 'people', count: people, people: { hour } }]
    })
    const perDay = weekdays.map((day) => hours[day].reduce((sum, n) => sum + n, 0))
    rows.push([{ kind: 'word', key: 'total' }, ...perDay.map(count), count(orders), share(orders), { kind: 'people', count: customers, people: { any: 1 } }])
    rows.push([{ kind: 'word', key: 'share' }, ...perDay.map(share), share(orders), { kind: 'none' }, { kind: 'none' }])
    rows.push([{ kind: 'word', key: 'customers' }, ...weekdays.map((day): Cell => ({ kind: 'people', count: weekdayCustomers[day], people: { weekday: day } })), { kind: 'none' }, { kind: 'none' }, { kind: 'none' }])
    return { columns, rows, totals: [24, 25, 26] }
  },
  say: ({ hours, orders, withoutTime }) => {
    if (orders === 0) return withoutTime > 0 ? { key: 'noTimes', values: { without: { kind: 'count', count: withoutTime, unit: 'orders' } } } : null
    let [weekday, hour] = [0, 0]
    hours.forEach((row, d) => row.forEach((n, h) => { if (n > hours[weekday][hour]) [weekday, hour] = [d, h] }))
    const values: Record<string, Cell> = { weekday: { kind: 'weekday', code: weekday }, hour: { kind: 'hour', code: hour }, orders: { kind: 'count', count: hours[weekday][hour], unit: 'orders' }, share: { kind: 'rate', numerator: hours[weekday][hour], denominator: orders } }
    return withoutTime === 0 ? { key: 'peak', values } : { key: 'peakOfSome', values: { ...values, without: { kind: 'count', count: withoutTime, unit: 'orders' } } }
  },
  people: (shop, { period }, cell) => {
    if (cell.any === 1) return calendarPeople(shop, period, -1, -1)
    const [day, hour] = [within(cell.weekday, 7), within(cell.hour, 24)]
    if ((!day && cell.weekday !== undefined) || (!hour && cell.hour !== undefined) || (!day && !hour)) return noSuchCell(cell)
    return calendarPeople(shop, period, day ? Number(cell.weekday) : -1, hour ? Number(cell.hour) : -1)
  },
})
