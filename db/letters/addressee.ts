// Who a piece is addressed to: a person 様, or an organisation 御中, never both.
import { words } from '../../resources/print/words.ts'
import type { Recipient } from './model.ts'
import { isBlank, paperText } from './textFit.ts'

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
/** 阿部 and 服部 are people: only names of departments and branches themselves, asked of the last word alone. */
const department = /^(?:.*(?:営業|総務|人事|経理|企画|開発|購買|広報|業務|管理|製造|販売|資材|庶務|仕入|商品|事業|編集).*[部課係室]|第?[0-9０-９一二三四五六七八九十]+[部課係室]|.*(?:事務局|支店|支社|本社|営業所|工場|センター|受付|店|会))$/
/** 株式会社 by itself: the next word is the name of the organisation, not a person. */
const legalFormAlone = /^(?:(?:株式|有限|合同|合資|合名)会社|.*法人(?:社団|財団)?|[㈱㈲㈳㈶]|[(（][株有同資名社財][)）])$/
const honorifics = /(?:[\s\u3000]*(?:様|御中|殿))+$/
const spaces = /[\s\u3000]+/g
/** Between two letters of which one at least is no Latin letter: company names are written without spaces. */
const looseSpace = /(?<=[^\x20-\x7e])[\s\u3000]+|[\s\u3000]+(?=[^\x20-\x7e])/g

/** A stored name as it goes on paper, without its honorific; '' where nothing of it could be seen. */
function printed(stored: string): string {
  const text = paperText(stored).replace(honorifics, '')
  return isBlank(text) ? '' : text
}

/** The words of a name up to the last that names an organisation (none: ''), and those after it. */
function parts(name: string): { body: string; rest: string } {
  const all = name.split(spaces)
  const last = all.findLastIndex((word) => organisation.test(word))
  const end = last >= 0 && legalFormAlone.test(all.slice(0, last + 1).join('')) ? last + 2 : last + 1
  return { body: all.slice(0, end).join(' '), rest: all.slice(end).join(' ') }
}

/**
 * The addressee of a recipient. The name is written exactly as stored; 様 or 御中 that was stored with it is not doubled.
 * 「株式会社みどり 山田太郎」 in one field becomes the company and its person. All '' where nothing of either name could be seen.
 */
export function addresseeOf(recipient: Pick<Recipient, 'name' | 'familyName' | 'givenName' | 'company'>): Addressee {
  const company = printed(recipient.company)
  const name = printed(recipient.name)
  const { body, rest } = parts(name)
  const same = (one: string) => one.replace(spaces, '') === company.replace(spaces, '')
  if (name === '' || same(name) || (company === '' && body !== '' && rest === '')) {
    const alone = (company || name).replace(looseSpace, '')
    return { company: '', name: alone, honorific: alone === '' ? '' : words.toOrganisation }
  }
  if (body !== '' && rest !== '' && (company === '' || same(body))) return within(company || body.replace(looseSpace, ''), rest)
  if (company !== '' && body !== '' && rest === '') return { company, name, honorific: words.toOrganisation }
  return within(company, apart(name, recipient))
}

/** Every name of an organisation holds one of these letters, or any Latin one. */
const hint = /[社㈱㈲㈳㈶㍿(（人店会事合所院ク局学校園場館ルA-Za-zＡ-Ｚａ-ｚ]/

/** Whether a piece to this name and company would go to 御中; quick for the plain names of people. */
export function isOrganisation(name: string, company: string): boolean {
  if (company === '' && !hint.test(name)) return false
  return addresseeOf({ name, company, familyName: '', givenName: '' }).honorific === words.toOrganisation
}

/** Somebody, or some department of a company. */
function within(company: string, name: string): Addressee {
  const toDepartment = company !== '' && department.test(name.split(spaces).at(-1)!)
  return { company, name, honorific: toDepartment ? words.toOrganisation : words.toPerson }
}

/** A gap between family and given name where the source keeps them apart. */
function apart(name: string, recipient: Pick<Recipient, 'familyName' | 'givenName'>): string {
  const [family, given] = [paperText(recipient.familyName), paperText(recipient.givenName)]
  return family !== '' && given !== '' && name === family + given ? `${family} ${given}` : name
}
