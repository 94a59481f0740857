// Order files of any size in Shopify's layout: 2.2 lines an order, 3.75 orders a customer, deterministic.
import { closeSync, openSync, writeSync } from 'node:fs'

const columns = ['Name', 'Email', 'Financial Status', 'Paid at', 'Fulfillment Status', 'Fulfilled at', 'Accepts Marketing', 'Currency', 'Subtotal', 'Shipping', 'Taxes', 'Total', 'Discount Code', 'Discount Amount', 'Shipping Method', 'Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Lineitem compare at price', 'Lineitem sku', 'Lineitem requires shipping', 'Lineitem taxable', 'Lineitem fulfillment status', 'Billing Name', 'Billing Street', 'Billing Address1', 'Billing Address2', 'Billing Company', 'Billing City', 'Billing Zip', 'Billing Province', 'Billing Country', 'Billing Phone', 'Shipping Name', 'Shipping Street', 'Shipping Address1', 'Shipping Address2', 'Shipping Company', 'Shipping City', 'Shipping Zip', 'Shipping Province', 'Shipping Country', 'Shipping Phone', 'Notes', 'Note Attributes', 'Cancelled at', 'Payment Method', 'Payment Reference', 'Refunded Amount', 'Vendor', 'Outstanding Balance', 'Employee', 'Location', 'Device ID', 'Id', 'Tags', 'Risk Level', 'Source', 'Lineitem discount', 'Tax 1 Name', 'Tax 1 Value', 'Tax 2 Name', 'Tax 2 Value', 'Tax 3 Name', 'Tax 3 Value', 'Tax 4 Name', 'Tax 4 Value', 'Tax 5 Name', 'Tax 5 Value', 'Phone', 'Receipt Number', 'Duties', 'Billing Province Name', 'Shipping Province Name', 'Payment ID', 'Payment Terms Name', 'Next Payment Due At', 'Payment References']
const families = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田', '佐々木', '山口', '松本', '井上', '木村', '林', '斎藤', '清水']
const givens = ['花子', '太郎', '美咲', '健一', '由美', '誠', '葵', '大輔', '和子', '結衣', '翔', '陽菜', '蓮', '幸子', '正', '恵', '直樹', '愛', '隆', '久美子']
const prefectures = ['東京都', '京都府', '大阪府', '北海道', '福岡県', '愛知県', '神奈川県', '兵庫県', '広島県', '宮城県']
const products = Array.from({ length: 60 }, (_, i) => ({ sku: `TEA-${String(i).padStart(3, '0')}`, name: `宇治煎茶 第${i}番 100g`, price: 540 + ((i * 131) % 40) * 54 }))

export interface Made { orders: number; customers: number; lines: number; sales: number }

/** A mixing of whole numbers: the same on every machine. */
function mix(n: number): number {
  let x = Math.imul(n ^ (n >>> 16), 0x45d9f3b)
  x = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return (x ^ (x >>> 16)) >>> 0
}
const two = (n: number) => String(n).padStart(2, '0')

/** Writes a file of exactly `lines` order lines and says what is in it. `firstOrder` lets a second file go on where one ended. */
export function writeOrders(path: string, lines: number, firstOrder = 0, customersOf = Math.ceil(lines / 2.222 / 3.75)): Made {
  const file = openSync(path, 'w')
  const at = new Map(columns.map((name, i) => [name, i]))
  const made: Made = { orders: 0, customers: 0, lines: 0, sales: 0 }
  const known = new Set<number>()
  let text = columns.join(',') + '\n'
  for (let o = firstOrder; made.lines < lines; o++) {
    const person = mix(o * 3 + 1) % customersOf
    known.add(person)
    const count = Math.min(1 + [0, 1, 1, 2, 2, 0, 3, 0, 1][mix(o) % 9], lines - made.lines)
    const day = new Date(Date.UTC(2023, 0, 1) + (mix(o * 7 + 5) % 1400) * 86_400_000)
    const created = `${day.getUTCFullYear()}-${two(day.getUTCMonth() + 1)}-${two(day.getUTCDate())} ${two(mix(o) % 24)}:${two(mix(o + 1) % 60)}:11 +0900`
    const items = Array.from({ length: count }, (_, k) => ({ ...products[mix(o * 5 + k) % products.length], quantity: 1 + (mix(o + k) % 3) }))
    const goods = items.reduce((sum, item) => sum + item.price * item.quantity, 0)
    const prefecture = prefectures[person % prefectures.length]
    const name = `${givens[person % 20]} ${families[(person / 20 | 0) % 20]}`
    items.forEach((item, k) => {
      const row = Array<string | number>(columns.length).fill('')
      const put = (values: Record<string, string | number>) => { for (const [key, value] of Object.entries(values)) row[at.get(key)!] = value }
      put({ Name: `#${o + 1001}`, Email: `customer${person}@example.com`, 'Created at': created, 'Lineitem quantity': item.quantity, 'Lineitem name': item.name, 'Lineitem price': item.price, 'Lineitem sku': item.sku, Vendor: 'みどり屋' })
      if (k === 0) {
        const phone = `090-${String(1000 + Math.floor(person / 9000))}-${String(1000 + (person % 9000))}`
        put({
          'Financial Status': 'paid', 'Paid at': created, 'Fulfillment Status': 'fulfilled', Currency: 'JPY', Subtotal: goods, Shipping: 660, Total: goods + 660, 'Discount Amount': 0,
          'Billing Name': name, 'Billing Address1': `見本町${1 + (person % 9)}-${1 + (person % 27)}-${1 + (person % 13)}`, 'Billing City': '見本市', 'Billing Zip': `'${String(1000000 + (person * 37) % 8999999)}`,
          'Billing Province Name': prefecture, 'Billing Country': 'JP', 'Billing Phone': phone, 'Shipping Name': name, 'Payment Method': 'Shopify Payments', 'Refunded Amount': 0, Id: 5_600_000_000_000 + o, Source: 'web',
        })
      }
      text += row.join(',') + '\n'
    })
    made.orders++
    made.lines += count
    made.sales += goods
    if (text.length > 1 << 20) { writeSync(file, text); text = '' }
  }
  writeSync(file, text)
  closeSync(file)
  made.customers = known.size
  return made
}
