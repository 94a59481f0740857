// How each channel writes down one and the same person.
import type { ContactRecord } from '../imports/record.ts'
import type { Person } from './people.ts'
import { plain } from './people.ts'

export const channelCodes = ['till', 'shopify', 'rakuten', 'amazon', 'phone'] as const
export type ChannelCode = (typeof channelCodes)[number]

const digits = (phone: string): string => phone.replaceAll('-', '')
/** Letters and digits that stand for the person in a marketplace's relay address. */
const relay = (id: number): string => (Math.imul(id + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
const narrow = 'ァｧアｱィｨイｲゥｩウｳェｪエｴォｫオｵカｶキｷクｸケｹコｺサｻシｼスｽセｾソｿタﾀチﾁッｯツﾂテﾃトﾄナﾅニﾆヌﾇネﾈノﾉハﾊヒﾋフﾌヘﾍホﾎマﾏミﾐムﾑメﾒモﾓャｬヤﾔュｭユﾕョｮヨﾖラﾗリﾘルﾙレﾚロﾛワﾜンﾝーｰ'
/** Half-width kana, as tills print it: ガ → ｶﾞ. */
function halfWidth(kana: string): string {
  return [...kana.normalize('NFD')].map((sign) => {
    if (sign === '\u3099') return 'ﾞ'
    if (sign === '\u309a') return 'ﾟ'
    const at = narrow.indexOf(sign)
    return at < 0 ? sign : narrow[at + 1]
  }).join('')
}

/** The contact block of a person in a file of the channel; `kanaOnly`: a till record that knows the name in kana only. */
export function contactOf(person: Person, channel: ChannelCode, kanaOnly = false): ContactRecord {
  const odd = person.id % 2 === 1
  const family = person.id % 3 === 2 && channel !== 'shopify' ? plain(person.family) : person.family
  const [chome, ban, go] = person.block
  const dashed = `${person.city}${person.town}${person.block.filter((part) => part > 0).join('-')}`
  const record: ContactRecord = {
    channelCustomerId: '', name: `${family} ${person.given}`.trim(), familyName: '', givenName: '', kana: '', email: '', phone: person.phone,
    postalCode: person.postalCode, prefecture: person.prefecture, address1: dashed, address2: person.building, company: person.company, birthday: '', sex: '',
  }
  const parts = person.company ? {} : { familyName: family, givenName: person.given }
  const kana = `${person.familyKana} ${person.givenKana}`.trim()
  switch (channel) {
    case 'shopify': return { ...record, email: person.email, phone: odd ? `+81${digits(person.phone).slice(1)}` : person.phone }
    case 'rakuten': return {
      ...record, ...parts, kana, email: `${relay(person.id)}@fw.rakuten.example.jp`,
      address1: odd ? `${person.city}${person.town}${chome}丁目${ban}番${go}号` : dashed,
    }
    case 'amazon': return { ...record, email: `${relay(person.id)}@marketplace.amazon.example.com` }
    case 'phone': return { ...record, kana }
    case 'till': {
      const member = { ...record, ...parts, kana, phone: digits(person.phone), channelCustomerId: `M${String(person.id + 1).padStart(5, '0')}`, sex: person.company ? '' : person.sex }
      const noAddress = { postalCode: '', prefecture: '', address1: '', address2: '' }
      if (!kanaOnly) return { ...member, birthday: person.id % 5 < 3 ? person.birthday : '', ...(person.id % 3 === 0 && noAddress) }
      const read = odd ? halfWidth(kana) : kana
      const [familyName, givenName] = read.split(' ')
      return { ...member, ...noAddress, name: read, familyName, givenName, kana: read, channelCustomerId: '', sex: '' }
    }
  }
}
