// The panels of one tab.
import { crossSell } from './crossSell.ts'
import { entryProducts } from './entryProducts.ts'
import { nextProduct } from './nextProduct.ts'
import { productSales } from './productSales.ts'
import { together } from './together.ts'

export const products = { entryProducts, nextProduct, crossSell, together, productSales }
