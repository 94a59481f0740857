// What can be told of an order's payment from the words a platform uses.

const onDelivery = /代金引換|代引|後払|着払|掛け?払|請求書|\bCOD\b|cash on delivery/i

/** Whether an open payment has to come before the parcel leaves (bank transfer, shop till) rather than with or after it. */
export function isPrepaid(paymentMethod: string): boolean {
  return !onDelivery.test(paymentMethod)
}

/** A note as it is kept: short. null stays "does not say". */
export function shortNote(note: string | null): string | null {
  return note === null || note.length <= 500 ? note : note.slice(0, 500)
}
