// What an import changes in an order, in the shop's words.
import type { FieldChange } from '../../db/imports/model.ts'
import type { Words } from '../useWords.ts'

const money = new Set(['goods', 'goodsTotal', 'total', 'shipping', 'fee', 'fees', 'discount', 'coupon', 'couponShop', 'couponPlatform', 'points', 'pointsShop', 'pointsOutside', 'pointsPlatform', 'refund', 'refunded', 'tax', 'amount'])
const day = /^\d{4}-\d{2}-\d{2}/

/** The value before and after of one field, each with the field's name: 「送料 500円」. */
export function changeWords({ field, before, after }: FieldChange, words: Pick<Words, 't' | 'yen' | 'date' | 'number'>): { before: string; after: string } {
  const { t, yen, date, number } = words
  const name = t(`imports.changed.field.${field as 'total'}`, { defaultValue: field })
  const value = (raw: FieldChange['before']): string => {
    if (raw === null || raw === '') return t('imports.changed.nothing')
    if (typeof raw === 'number') return money.has(field) ? yen(raw) : number(raw)
    if (day.test(raw)) return date(raw.slice(0, 10)) + raw.slice(10, 16).replace('T', ' ')
    return t(`imports.changed.state.${raw as 'paid'}`, { defaultValue: raw })
  }
  return { before: t('imports.changed.of', { name, value: value(before) }), after: t('imports.changed.of', { name, value: value(after) }) }
}
