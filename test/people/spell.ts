// What an order file makes of a person: each channel asks for other fields, and people write them in other ways each time.
import type { ContactRecord } from '../../db/imports/record.ts'
import type { Home, Person, State } from './people.ts'
import type { Random } from './random.ts'
import { rates } from './rates.ts'

export interface Channel { code: string; marketplace: boolean; mask?: string; split: boolean; kana: boolean; member: number; till?: boolean; birthday?: boolean }
export const channels: readonly Channel[] = [
  { code: 'shopify', marketplace: false, split: true, kana: false, member: 0 },
  { code: 'eccube', marketplace: false, split: true, kana: true, member: 0.7, birthday: true },
  { code: 'base', marketplace: false, split: true, kana: false, member: 0 },
  { code: 'colorme', marketplace: false, split: false, kana: true, member: 0.5 },
  { code: 'rakuten', marketplace: true, mask: 'pc.fw.rakuten.ne.jp', split: true, kana: true, member: 0 },
  { code: 'amazon', marketplace: true, mask: 'marketplace.amazon.co.jp', split: false, kana: false, member: 0 },
  { code: 'smaregi', marketplace: false, split: false, kana: false, member: 0.7, till: true, birthday: true },
]

const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
const numerals = '〇一二三四五六七八九'
const kanjiNumber = (n: number) => (n < 10 ? numerals[n] : n < 100 ? `${n < 20 ? '' : numerals[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : numerals[n % 10]}` : String(n))
const halfForms = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰﾞﾟ'
const toHalf = new Map([...halfForms].map((half) => [half.normalize('NFKC'), half]))
/** カナ → ｶﾅ; voiced ones become two letters. */
export const halfKana = (text: string) => [...text.normalize('NFD')].map((letter) => (letter === '\u3099' ? 'ﾞ' : letter === '\u309a' ? 'ﾟ' : toHalf.get(letter) ?? letter)).join('')

/** One account's, or one order's, way of writing a person down. */
export function spell(chance: Random, person: Person, state: State, channel: Channel, memberId: string): ContactRecord {
  const family = person.variant && state.family[2] !== undefined && chance.chance(0.5) ? state.family[2] : state.family[0]
  const given = person.given[0]
  const kanaText = `${state.family[1]}${chance.chance(0.8) ? ' ' : ''}${person.given[1]}`
  const kana = chance.chance(rates.halfKana) ? halfKana(kanaText) : kanaText
  const space = chance.chance(rates.wideSpace) ? '\u3000' : ' '
  let name = channel.split ? `${family} ${given}` : family + (chance.chance(rates.unsplit) ? '' : space) + given
  let split = channel.split
  if (chance.chance(rates.nameSlip)) { name = slip(chance, name); split = false }
  if (!channel.split && chance.chance(rates.honorific)) name += '様'
  const empty: ContactRecord = { channelCustomerId: memberId, name: '', familyName: '', givenName: '', kana: '', email: '', phone: '', postalCode: '', prefecture: '', address1: '', address2: '', company: '', birthday: '', sex: '' }
  const phone = spellPhone(chance, state.phone, channel.till)
  const birthday = channel.birthday === true && person.tellsBirthday && memberId !== '' ? person.birthday : ''
  // The till knows kana alone, a number and a phone.
  if (channel.till) return { ...empty, name: halfKana(kanaText), phone, birthday }
  return {
    ...empty, name, ...(split && { familyName: family, givenName: given }), kana: channel.kana && chance.chance(rates.kanaGiven) ? kana : '',
    email: channel.mask === undefined ? spellMail(chance, state.mail) : `${((person.id * 2_654_435_761) % 4_294_967_296).toString(36)}x@${channel.mask}`,
    phone, birthday, ...spellHome(chance, state.home),
  }
}

function slip(chance: Random, text: string): string {
  const letters = [...text]
  const at = chance.between(0, letters.length - 1)
  if (chance.chance(0.5)) letters.splice(at, 1)
  else letters[at] = chance.pick(['田', '本', '子', '一'])
  return letters.join('')
}

function spellPhone(chance: Random, digits: string, till = false): string {
  if (!till && chance.chance(rates.phoneMissing)) return ''
  if (!till && chance.chance(rates.phoneDummy)) return chance.pick(['000-0000-0000', '0000000000', '09012345678'])
  if (chance.chance(rates.phoneNoZero)) return digits.slice(1)
  if (chance.chance(rates.phoneAbroad)) return `+81${digits.slice(1)}`
  if (chance.chance(rates.phonePlain)) return digits
  const cut = digits.length === 11 ? 3 : 2 + Number(chance.chance(0.5))
  const parted = `${digits.slice(0, cut)}-${digits.slice(cut, -4)}-${digits.slice(-4)}`
  return chance.chance(rates.phoneWide) ? wide(parted) : parted
}

function spellMail(chance: Random, mail: string): string {
  let text = mail
  if (chance.chance(rates.mailSlip)) text = text.replace(/[aeiou]/, (letter) => chance.pick(['a', 'e', 'i', 'o', 'u', '']) || letter + letter)
  if (chance.chance(rates.mailUpper)) text = text.toUpperCase()
  return chance.chance(rates.mailSpace) ? ` ${text}\u3000` : text
}

function spellHome(chance: Random, home: Home): Pick<ContactRecord, 'postalCode' | 'prefecture' | 'address1' | 'address2'> {
  const kanji = chance.chance(rates.kanjiNumbers)
  const [first, second, third] = home.numbers.map((n) => (kanji ? kanjiNumber(n) : String(n)))
  let numbers = home.numbers.join('-')
  if (kanji || chance.chance(rates.chome)) numbers = third === undefined ? `${first}番地${second}号` : `${first}丁目${second}番${third}号`
  else if (chance.chance(rates.wideNumbers)) numbers = wide(numbers)
  const building = home.building !== '' && chance.chance(rates.buildingMissing) ? '' : home.building
  const beside = building !== '' && chance.chance(rates.buildingBeside)
  const postal = chance.chance(rates.postalMissing) ? '' : chance.chance(rates.postalNoZero) ? home.postalCode.replace(/^0+/, '') : chance.chance(0.5) ? home.postalCode : `${home.postalCode.slice(0, 3)}-${home.postalCode.slice(3)}`
  return { postalCode: postal, prefecture: home.prefecture, address1: home.town + numbers + (beside ? ` ${building}` : ''), address2: beside ? '' : building }
}
