// The pictures of one tab, by panel; a panel without one is shown as its table.
import { CrossSell } from './CrossSell.tsx'
import { EntryProducts } from './EntryProducts.tsx'
import { NextProduct } from './NextProduct.tsx'
import { ProductSales } from './ProductSales.tsx'
import { Together } from './Together.tsx'

export const products = { entryProducts: EntryProducts, nextProduct: NextProduct, crossSell: CrossSell, together: Together, productSales: ProductSales }
