// Lists of members: people who need not have bought. Shopify's customers export and EC-CUBE's 会員CSV.
import { turnName } from './contact.ts'
import type { Layout, OrderReader } from './layout.ts'
import { eccube } from './eccube.ts'
import { prefectureOf, shopify } from './shopify.ts'

const noOrders = (): OrderReader => { throw new RangeError('a list of members holds no orders') }

export const shopifyCustomers: Layout = {
  id: 'shopify-customers',
  channel: shopify.channel,
  headings: ['First Name', 'Last Name', 'Email', 'Total Spent', 'Total Orders'],
  quoting: true,
  open: noOrders,
  members: (c) => {
    const contact = c.contact({
      channelCustomerId: 'Customer ID', familyName: 'Last Name', givenName: 'First Name', email: 'Email', phone: 'Phone', postalCode: 'Default Address Zip',
      prefecture: 'Default Address Province Code', address1: ['Default Address City', 'Default Address Address1'], address2: 'Default Address Address2',
      company: 'Default Address Company', country: 'Default Address Country Code',
    })
    const addressPhone = c.contact({ phone: 'Default Address Phone', country: 'Default Address Country Code' })
    return {
      contact(row) {
        const found = contact(row)
        if (found === null) return null
        found.prefecture = prefectureOf(found.prefecture)
        found.phone ||= addressPhone(row)?.phone ?? ''
        // Other people's names are written as they write them.
        if (found.givenName !== '' && found.familyName !== '' && turnName(`${found.givenName} ${found.familyName}`) === null) {
          found.name = `${found.givenName} ${found.familyName}`
        }
        return found
      },
      registeredDay: c.day('Created At'),
    }
  },
}

/** The shop chooses the columns: one of these tells a list of members from everything else that names a 会員ID. */
export const eccubeCustomers: readonly Layout[] = ['登録日', '購入回数', '会員ステータス(ID)'].map((telling): Layout => ({
  id: 'eccube-customers',
  channel: eccube.channel,
  headings: ['会員ID', 'お名前(姓)', 'お名前(名)', telling],
  quoting: true,
  open: noOrders,
  members: (c) => ({
    contact: c.contact({
      channelCustomerId: '会員ID', familyName: 'お名前(姓)', givenName: 'お名前(名)', kana: ['お名前(セイ)', 'お名前(メイ)'], email: 'メールアドレス',
      phone: 'TEL', postalCode: '郵便番号', prefecture: '都道府県(名称)', address1: '住所1', address2: '住所2', company: '会社名', birthday: '誕生日', sex: '性別(名称)',
    }),
    registeredDay: c.day('登録日'),
  }),
}))
