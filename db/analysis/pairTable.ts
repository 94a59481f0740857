// Counting all pairs of products in one reading of the customers: for shops whose pairs fit into a table.

/** Most products for which every pair gets a cell of its own: a million cells, 12 MB while counting. */
export const TABLE_PRODUCTS = 1000

/** Counts of every pair A, B: cell `from × products + to`. Customers must come one after the other. */
export class PairTable {
  readonly products: number
  /** Times the pair was added, and by how many customers. */
  readonly occasions: Int32Array
  readonly customers: Int32Array
  private readonly last: Int32Array

  constructor(products: number) {
    this.products = products
    this.occasions = new Int32Array(products * products)
    this.customers = new Int32Array(products * products)
    this.last = new Int32Array(products * products).fill(-1)
  }

  /** Adds an occasion of the customer. True if it is the customer's first of this pair. */
  add(from: number, to: number, customer: number): boolean {
    const cell = from * this.products + to
    this.occasions[cell]++
    if (this.last[cell] === customer) return false
    this.last[cell] = customer
    this.customers[cell]++
    return true
  }
}
