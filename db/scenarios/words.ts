// Words with fields: {{field}}, and 〔sentences that go when a field in them is empty〕. Pure.
import texts from '../../resources/scenarios/words.json' with { type: 'json' }
import type { Day } from '../facts/day.ts'
import { addMonths } from '../facts/day.ts'
import type { Tier } from '../analysis/model.ts'

export type Fields = Readonly<Record<string, string>>

const field = /\{\{([^{}]*)\}\}/g

/**
 * Fills a text. A sentence with an empty or unknown field is dropped whole. Everything is put in at once, so what stands in a
 * value is never taken for a field or a bracket.
 */
export function fillWords(template: string, fields: Fields): string {
  // 様 belongs to the name: without one it is お客様, and a company is addressed otherwise.
  const text = template.replaceAll('{{姓}}様', '{{様}}')
  const whole = (part: string) => [...part.matchAll(field)].every(([, name]) => (fields[name] ?? '') !== '')
  return text
    .replace(/〔([^〔〕]*)〕/g, (_, inner: string) => (whole(inner) ? inner : ''))
    .split(/(?<=。)/).filter(whole).join('')
    .replace(field, (_, name: string) => fields[name])
}

/** How long ago, as people say it: 59日, 2か月, 1年, all rounded down; '' on the same day. */
export function elapsed(from: Day, to: Day): string {
  const days = to - from
  if (days < 60) return days <= 0 ? '' : fillWords(texts.days, { 数: String(days) })
  let months = Math.floor(days / 31)
  while (addMonths(from, months + 1) <= to) months++
  return days < 365 ? fillWords(texts.months, { 数: String(Math.min(months, 11)) }) : fillWords(texts.years, { 数: String(Math.max(1, Math.floor(months / 12))) })
}

/** 髙橋様, （会社名）ご担当者様, お客様. `familyNames`: of the person's records that keep the parts of the name apart. */
export function addressee({ name, company, familyNames }: { name: string; company: string; familyNames: readonly string[] }): string {
  if (company.trim() !== '') return fillWords(texts.company, { 会社名: company.trim() })
  const full = name.trim()
  const family = familyNames.find((part) => part !== '' && full.startsWith(part)) ?? full.split(/\s+/)[0]
  return family === '' ? texts.nobody : texts.someone.replace('{{姓}}', () => family)
}

/** "リピート 3回・2か月ぶり・宇治煎茶": why now, in one line; parts that say nothing are left out. */
export function reasonLine(tier: Tier, fields: Fields): string {
  return texts.reason.map((part) => fillWords(part, { ...fields, 段階: texts.tiers[tier] })).filter(Boolean).join('・')
}

export const { unknownProduct, gift: giftWords } = texts

/** How long one piece lasts and who says so: the shop's own days, or what its orders taught; '' = not known. */
export function lastsWords(days: number, from: 'entered' | 'learned' | null): string {
  return from === null ? '' : fillWords(texts.lasts[from], { 数: String(Math.max(1, Math.round(days))) })
}

/** A product as one says it in a sentence: its short name, else its name without brackets, sizes and counts. */
export function productLabel({ shortName, name }: { shortName: string; name: string }): string {
  return shortName.trim() || cleanProductName(name) || unknownProduct
}

const brackets = /【[^】]*】|\[[^\]]*\]|［[^］]*］|〔[^〕]*〕|（[^）]*）|\([^)]*\)|＜[^＞]*＞|<[^>]*>|《[^》]*》|★[^★]*★/g
const amount = /\s*(?:[×xX✕*＊]?\s*[0-9０-９]+(?:[.．][0-9０-９]+)?\s*(?:kg|mg|g|ml|mL|l|L|cc|ｇ|ｋｇ|個|枚|袋|本|缶|箱|包|杯|客|セット|パック|ケース|リットル|人分|煎分)?(?:入り?|用)?)$/

/** Shop names of products carry offers, sizes and counts: 【送料無料】宇治煎茶 100g×2袋（ギフト可） → 宇治煎茶. */
export function cleanProductName(name: string): string {
  let text = name.normalize('NFC').replace(brackets, ' ').replace(/\s+/g, ' ').trim()
  for (let shorter = text.replace(amount, '').trim(); shorter !== text && shorter !== ''; shorter = text.replace(amount, '').trim()) text = shorter
  return text === '' ? name.trim() : [...text].slice(0, 40).join('')
}
