// A shop file as a whole.
export interface ShopInfo {
  /** Name of the shop (not of the file). */
  name: string
  path: string
  sample: boolean
  readOnly: boolean
  customers: number
  orders: number
  firstDay: string | null
  lastDay: string | null
  lastImportAt: string | null
}
export interface Summary {
  orders: { all: number; valid: number; anonymous: number }
  lines: number
  customers: { all: number; withValidOrder: number }
  sales: { goods: number; total: number }
  firstDay: string | null
  lastDay: string | null
}
