// Rules in words: what a condition says, what a whole rule says, and a person's own figure beside it.
import type { Condition, Reason, Rule, SegmentChoices } from '../../db/segments/model.ts'
import type { Say } from '../../db/formats/rules.ts'
import { prefectureName } from '../../db/panels/rules.ts'
import { useAsk } from '../useAsk.ts'
import type { Words } from '../useWords.ts'
import { useWords } from '../useWords.ts'

export interface RuleWords {
  condition: (condition: Condition, negated?: boolean) => string
  rule: (rule: Rule) => string
  reason: (reason: Reason) => string
  choices: SegmentChoices | undefined
  segments: readonly { id: number; name: string }[]
}

/** Everything needed to say rules; names of products and segments come from the shop. */
export function useRuleWords(): RuleWords {
  const words = useWords()
  const choices = useAsk('segments.choices', {}).value
  const segments = choices?.segments ?? []
  const { t } = words
  const product = (id: number) => choices?.products.find((one) => one.id === id)?.name ?? t('segments.text.goneProduct', { id })
  const segment = (id: number) => { const found = segments.find((one) => one.id === id); return found ? t('segments.text.segment', { name: found.name }) : t('segments.text.segmentGone') }
  const condition = (one: Condition, negated = false) => { const text = conditionText(one, words, { product, segment }); return negated ? t('segments.text.not', { text }) : text }
  return { condition, rule: (rule) => ruleText(rule, t, condition), reason: (reason) => reasonText(reason, words, condition), choices, segments }
}

/** A rule without conditions means everybody (all) or nobody (any). */
function ruleText(rule: Rule, t: Words['t'], condition: (one: Condition, negated?: boolean) => string, inside = false): string {
  if ('not' in rule) return isCondition(rule.not) ? condition(rule.not, true) : t('segments.text.not', { text: t('segments.text.inside', { text: ruleText(rule.not, t, condition) }) })
  if (isCondition(rule)) return condition(rule)
  const parts = 'all' in rule ? rule.all : rule.any
  if (parts.length === 0) return t('all' in rule ? 'segments.text.everyone' : 'segments.text.nobody')
  const text = parts.map((part) => ruleText(part, t, condition, parts.length > 1)).join(t('all' in rule ? 'segments.text.and' : 'segments.text.or'))
  return inside && parts.length > 1 ? t('segments.text.inside', { text }) : text
}

export const isCondition = (rule: Rule): rule is Condition => 'kind' in rule

function reasonText({ condition: one, negated, value }: Reason, { t, number }: Words, condition: (one: Condition, negated?: boolean) => string): string {
  const text = condition(one, negated)
  if (value === null) return text
  return t('segments.why.with', { text, own: t(`segments.why.own.${one.kind as 'age'}`, { value: number(value) }) })
}

function conditionText(one: Condition, { t, number, channel, language }: Words, names: { product: (id: number) => string; segment: (id: number) => string }): string {
  const list = (parts: string[]) => parts.join(t('segments.text.list'))
  const range = ({ from, to }: { from?: number; to?: number }, unit: 'yen' | 'days' | 'times' | 'years') => {
    const params = { from: from === undefined ? '' : number(from), to: to === undefined ? '' : number(to), unit: t(`segments.unit.${unit}`) }
    return t(`segments.range.${from !== undefined && to !== undefined ? 'both' : from !== undefined ? 'from' : to !== undefined ? 'to' : 'any'}`, params)
  }
  switch (one.kind) {
    case 'prefecture': return t('segments.text.prefecture', { list: list(one.codes.map((code) => prefectureName(code, t as unknown as Say))) })
    case 'region': return t('segments.text.region', { list: list(one.regions.map((region) => t(`segments.regions.${region}`))) })
    case 'postal': return t('segments.text.postal', { prefix: one.prefix })
    case 'address': case 'organisation': case 'household': case 'consent': case 'complaint': return t(`segments.text.${one.kind}`)
    case 'sex': return t('segments.text.sex', { sex: t(`segments.sex.${one.sex}`) })
    case 'age': return t('segments.text.age', { range: range(one, 'years') })
    case 'birthMonth': return t('segments.text.birthMonth', { list: list(one.months.map((month) => t('segments.month', { month }))) })
    case 'trait': { const trait = t(`segments.trait.${one.trait}`); return one.value === '' ? t('segments.text.traitAny', { trait }) : t('segments.text.trait', { trait, value: one.value }) }
    case 'stage': return t('segments.text.stage', { list: list(one.stages.map((stage) => t(`segments.stages.${stage}`))) })
    case 'occasions': return t('segments.text.occasions', { range: range(one, 'times') })
    case 'sinceLast': case 'sinceFirst': case 'interval': return t(`segments.text.${one.kind}`, { range: range(one, 'days') })
    case 'sales': return t(`segments.text.sales.${one.over}`, { range: range(one, 'yen') })
    case 'perOccasion': return t('segments.text.perOccasion', { range: range(one, 'yen') })
    case 'bought': return t(`segments.text.bought.${one.when}`, { what: one.product === undefined ? one.category : names.product(one.product), days: number(one.days ?? 0) })
    case 'channel': return t(`segments.text.channel.${one.when}`, { channel: channel(one.code) })
    case 'orderTime': {
      const days = one.weekdays.length === 0 ? t('segments.text.anyDay') : t('segments.text.weekdays', { list: one.weekdays.map((day) => t(`analysis.weekdays.${String(day) as '0'}`)).join(language === 'ja' ? '・' : ', ') })
      return t('segments.text.orderTime', { days, hours: one.hours ? t('segments.text.hours', one.hours) : one.weekdays.length === 0 ? t('segments.text.anyTime') : '' })
    }
    case 'mark': return t(`segments.text.mark.${one.mark}`)
    case 'contacted': return one.medium === undefined ? t('segments.text.contactedAny', { days: number(one.days) }) : t('segments.text.contacted', { days: number(one.days), medium: t(`segments.medium.${one.medium}`) })
    case 'stop': return t('segments.text.stop', { medium: t(`segments.medium.${one.medium}`) })
    case 'reach': return t('segments.text.reach', { what: t(`segments.reach.${one.by}`) })
    case 'segment': return names.segment(one.id)
    case 'people': return t('segments.text.people', { name: one.name })
  }
}
