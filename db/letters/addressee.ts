// Who a piece is addressed to: a person 様, or an organisation 御中, never both.
import { words } from '../../resources/print/words.ts'
import type { Recipient } from './model.ts'
import { paperText } from './textFit.ts'

export interface Addressee {
  /** The organisation above the name; '' where there is none or it is the name itself. */
  company: string
  name: string
  honorific: string
}

const organisation = new RegExp([
  '株式会社|有限会社|合同会社|合資会社|合名会社|[㈱㈲㈳㈶]|[(（][株有同資名社財][)）]|法人|\\b(?:Inc|Ltd|LLC|Corp|Co)\\b',
  '(?:商店|商会|商事|組合|工務店|工業所|製作所|事務所|営業所|研究所|病院|医院|クリニック|診療所|薬局|学校|大学|高校|幼稚園|保育園|協会|役所|役場|旅館|ホテル|神社|支店|本店|事務局)$',
].join('|'))
/** 阿部 and 服部 are people: only names of departments themselves. */
const department = /(?:営業|総務|人事|経理|企画|開発|購買|広報|業務|管理|製造|販売|資材|庶務|仕入|商品|事業|編集).*[部課係室]$|(?:事務局|支店|営業所|受付)$/
const honorifics = /[\s\u3000]*(?:様|御中|殿)$/
const spaces = /[\s\u3000]+/g
/** Between two letters of which one at least is no Latin letter: company names are written without spaces. */
const looseSpace = /(?<=[^\x20-\x7e])[\s\u3000]+|[\s\u3000]+(?=[^\x20-\x7e])/g

/** The addressee of a recipient. The name is written exactly as stored; 様 or 御中 that was stored with it is not doubled. */
export function addresseeOf(recipient: Pick<Recipient, 'name' | 'familyName' | 'givenName' | 'company'>): Addressee {
  const company = paperText(recipient.company).replace(honorifics, '')
  const name = paperText(recipient.name).replace(honorifics, '')
  const same = name.replace(spaces, '') === company.replace(spaces, '')
  if (name === '' || same || (company === '' && organisation.test(name.replace(spaces, '')))) {
    const alone = (company || name).replace(looseSpace, '')
    return { company: '', name: alone, honorific: alone === '' ? '' : words.toOrganisation }
  }
  if (company !== '' && (department.test(name) || organisation.test(name.replace(spaces, '')))) return { company, name, honorific: words.toOrganisation }
  return { company, name: apart(name, paperText(recipient.familyName), paperText(recipient.givenName)), honorific: words.toPerson }
}

/** A gap between family and given name where the source keeps them apart. */
function apart(name: string, family: string, given: string): string {
  return family !== '' && given !== '' && name === family + given ? `${family} ${given}` : name
}
