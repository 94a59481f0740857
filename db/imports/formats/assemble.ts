// Rows → orders: rows that follow each other with the same order number belong together; what is broken is reported by line.
import type { MemberRecord, OrderRecord, RejectedRow, RejectReason } from '../record.ts'
import { lostDigits } from './damage.ts'
import { tooLarge } from './limits.ts'
import { bare, shorten, type Faults, type MemberReader, type OrderReader, type Row } from './layout.ts'

/** An order of which nothing is known but its place and number. */
function blankOrder(line: number, orderNo: string): OrderRecord {
  return {
    line, orderNo, orderedDay: 0, minute: -1, state: null, cancelledDay: null, paid: null, shippedDay: null,
    goods: null, shipping: null, fee: null, discount: null, points: null, outsidePayment: null, refund: null,
    paymentMethod: null, note: null, subscription: null, contractKey: null, gift: null, contact: null, lines: [],
  }
}

/** Collects the faults of the order being read. */
export class OrderFaults implements Faults {
  dropped: { reason: RejectReason; value: string }[] = []
  refused: { reason: RejectReason; value: string } | null = null
  drop(reason: RejectReason, value: string): void {
    this.dropped.push({ reason, value: shorten(value) })
  }
  refuse(reason: RejectReason, value: string): void {
    this.refused ??= { reason, value: shorten(value) }
  }
  clear(): void {
    if (this.dropped.length > 0) this.dropped = []
    this.refused = null
  }
}

const isBlank = (row: Row): boolean => row.every((cell) => cell.trim() === '')

export interface Assembly {
  add(row: Row, line: number): void
  /** Ends the order being read: no more rows follow. */
  end(): void
  /** Hands over what is finished since the last call. */
  take(): { orders: OrderRecord[]; members: MemberRecord[]; rejected: RejectedRow[]; rows: number }
}

/** Puts rows together. `width`: how many cells a sound row has. `faults`: the same object the reader notes into. */
export function assembleOrders(reader: OrderReader, width: number, faults: OrderFaults): Assembly {
  let [orders, rejected, rows]: [OrderRecord[], RejectedRow[], number] = [[], [], 0]
  let order: OrderRecord | null = null
  let lines: number[] = []

  const end = (): void => {
    if (order === null) return
    if (faults.refused === null) {
      reader.finish?.(order)
      const excess = tooLarge(order)
      if (excess !== null) faults.refuse('badAmount', String(excess))
    }
    const refused = faults.refused
    if (refused !== null) {
      for (const line of lines) rejected.push({ line, ...refused, kept: false })
    } else {
      orders.push(order)
      for (const dropped of faults.dropped) rejected.push({ line: order.line, ...dropped, kept: true })
    }
    order = null
    faults.clear()
  }

  const begin = (row: Row, line: number, orderNo: string): OrderRecord => {
    end()
    lines = []
    const begun = blankOrder(line, orderNo)
    if (row.length !== width) return begun
    if (lostDigits(orderNo)) faults.refuse('excelDamage', orderNo)
    const moment = reader.orderedAt(row)
    if (moment !== null) {
      begun.orderedDay = moment.day
      begun.minute = moment.minute
    }
    if (faults.refused === null) reader.head(row, begun)
    return begun
  }

  const add = (row: Row, line: number): void => {
    const orderNo = bare(reader.orderNo(row))
    if (orderNo === '') {
      if (isBlank(row)) return
      end()
      rows++
      const reason = row.length < width ? 'tooFewCells' : row.length > width ? 'tooManyCells' : 'noOrderNo'
      rejected.push({ line, reason, value: shorten(row.find((cell) => cell.trim() !== '') ?? ''), kept: false })
      return
    }
    rows++
    if (order === null || order.orderNo !== orderNo || reader.isHead?.(row) === true) order = begin(row, line, orderNo)
    lines.push(line)
    // A row whose cells may have shifted is never read; its order would be incomplete, so it goes as a whole.
    if (row.length < width) faults.refuse('tooFewCells', orderNo)
    else if (row.length > width) faults.refuse('tooManyCells', orderNo)
    else if (faults.refused === null) reader.line(row, order)
  }

  return {
    add, end,
    take: () => {
      const taken = { orders, members: [], rejected, rows }
      ;[orders, rejected, rows] = [[], [], 0]
      return taken
    },
  }
}

/** Rows of a list of members → members. A row that names nobody, or whose cells may have shifted, is reported and left out. */
export function assembleMembers(reader: MemberReader, width: number, faults: OrderFaults): Assembly {
  let [members, rejected, rows]: [MemberRecord[], RejectedRow[], number] = [[], [], 0]
  return {
    end: () => {},
    add: (row, line) => {
      if (isBlank(row)) return
      rows++
      const value = shorten(row.find((cell) => cell.trim() !== '') ?? '')
      if (row.length !== width) { rejected.push({ line, reason: row.length < width ? 'tooFewCells' : 'tooManyCells', value, kept: false }); return }
      const contact = reader.contact(row)
      if (contact === null) rejected.push({ line, reason: 'noName', value, kept: false })
      else {
        members.push({ line, contact, registeredDay: reader.registeredDay(row) })
        for (const dropped of faults.dropped) rejected.push({ line, ...dropped, kept: true })
      }
      faults.clear()
    },
    take: () => {
      const taken = { orders: [], members, rejected, rows }
      ;[members, rejected, rows] = [[], [], 0]
      return taken
    },
  }
}
