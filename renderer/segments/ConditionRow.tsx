// One condition to be changed: what it is, whether it holds or not, its fields, and away with it.
import type { ReactNode } from 'react'
import { prefectures } from '../../db/customers/rules.ts'
import type { Say } from '../../db/formats/rules.ts'
import { prefectureName } from '../../db/panels/rules.ts'
import { tierParts } from '../../db/analysis/model.ts'
import { media } from '../../db/interactions/model.ts'
import type { Condition } from '../../db/segments/model.ts'
import { regions, traitKinds } from '../../db/segments/model.ts'
import { useWords } from '../useWords.ts'
import { Many, One, Range, Some, Suggested, Whole } from './Fields.tsx'
import type { RuleWords } from './words.ts'

interface Props { condition: Condition; negated: boolean; words: RuleWords; /** The segment being edited: no condition of its own. */ own: number | undefined; change: (condition: Condition, negated: boolean) => void; remove: () => void }

export function ConditionRow({ condition, negated, words, own, change, remove }: Props) {
  const { t } = useWords()
  const name = t(`segments.kind.${condition.kind}`)
  return (
    <li className="ruleRow">
      <span className="ruleName">{name}</span>
      <span className="row ruleFields"><Fields condition={condition} words={words} own={own} change={(next) => change(next, negated)} /></span>
      <One label={t('common.named', { name, value: t('segments.group.whether') })} value={negated ? 'isNot' : 'is'} data={(['is', 'isNot'] as const).map((value) => ({ value, label: t(`segments.group.${value}`) }))} onChange={(value) => change(condition, value === 'isNot')} />
      <button type="button" className="iconButton" aria-label={t('segments.group.removeCondition', { condition: words.condition(condition, negated) })} onClick={remove}>×</button>
    </li>
  )
}

function Fields({ condition: one, words, own, change }: { condition: Condition; words: RuleWords; own: number | undefined; change: (condition: Condition) => void }): ReactNode {
  const { t, channel } = useWords()
  const name = t(`segments.kind.${one.kind}`)
  const units = { age: 'years', occasions: 'times', sinceLast: 'days', sinceFirst: 'days', sales: 'yen', perOccasion: 'yen', interval: 'days' } as const
  switch (one.kind) {
    case 'address': case 'organisation': case 'household': case 'consent': case 'complaint': return null
    case 'prefecture': return <Many label={name} values={one.codes.map(String)} data={[...prefectures.map((_, i) => i + 1), 0].map((code) => ({ value: String(code), label: prefectureName(code, t as unknown as Say) }))} onChange={(codes) => change({ ...one, codes: codes.map(Number) })} />
    case 'region': return <Some label={name} values={one.regions} data={regions.map((value) => ({ value, label: t(`segments.regions.${value}`) }))} onChange={(values) => change({ ...one, regions: regions.filter((region) => values.includes(region)) })} />
    case 'postal': return <Suggested label={t('segments.field.prefix')} value={one.prefix} suggestions={[]} onChange={(prefix) => change({ ...one, prefix: prefix.normalize('NFKC').replace(/\D/g, '').slice(0, 7) })} />
    case 'sex': return <One label={name} value={one.sex} data={(['female', 'male', 'unknown'] as const).map((value) => ({ value, label: t(`segments.sex.${value}`) }))} onChange={(sex) => change({ ...one, sex: sex as 'female' })} />
    case 'birthMonth': return <Some label={name} values={one.months.map(String)} data={Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: t('segments.month', { month: i + 1 }) }))} onChange={(months) => change({ ...one, months: months.map(Number) })} />
    case 'trait': return <>
      <One label={name} value={one.trait} data={traitKinds.map((value) => ({ value, label: t(`segments.trait.${value}`) }))} onChange={(trait) => change({ ...one, trait: trait as 'taste' })} />
      <Suggested label={t('segments.field.value')} placeholder={t('segments.field.anyValue')} value={one.value} suggestions={words.choices?.traits[one.trait] ?? []} onChange={(value) => change({ ...one, value })} />
    </>
    case 'stage': return <Some label={name} values={one.stages} data={tierParts.map((value) => ({ value, label: t(`segments.stages.${value}`) }))} onChange={(values) => change({ ...one, stages: tierParts.filter((stage) => values.includes(stage)) })} />
    case 'sales': return <>
      <One label={t('segments.field.over')} value={one.over} data={(['ever', 'year', 'twoYears'] as const).map((value) => ({ value, label: t(`segments.over.${value}`) }))} onChange={(over) => change({ ...one, over: over as 'ever' })} />
      <Range name={name} unit={t('segments.unit.yen')} from={one.from} to={one.to} onChange={(ends) => change({ kind: 'sales', over: one.over, ...ends })} />
    </>
    case 'age': case 'occasions': case 'sinceLast': case 'sinceFirst': case 'perOccasion': case 'interval':
      return <Range name={name} unit={t(`segments.unit.${units[one.kind]}`)} from={one.from} to={one.to} onChange={(ends) => change({ kind: one.kind, ...ends })} />
    case 'bought': return <>
      <One label={t('segments.field.what')} value={one.product === undefined ? `c:${one.category}` : `p:${one.product}`}
        data={[{ group: t('segments.field.products'), items: (words.choices?.products ?? []).map(({ id, name: label }) => ({ value: `p:${id}`, label })) }, ...(words.choices?.categories.length ? [{ group: t('segments.field.categories'), items: words.choices.categories.map((label) => ({ value: `c:${label}`, label })) }] : [])]}
        onChange={(what) => { const { product: _, category: __, ...rest } = one; change(what.startsWith('p:') ? { ...rest, product: Number(what.slice(2)) } : { ...rest, category: what.slice(2) }) }} />
      <One label={t('segments.field.when')} value={one.when} data={(['ever', 'first', 'last', 'within', 'never'] as const).map((value) => ({ value, label: t(`segments.boughtWhen.${value}`) }))}
        onChange={(when) => { const { days: _, ...rest } = one; change({ ...rest, when: when as 'ever', ...(when === 'within' && { days: 90 }) }) }} />
      {one.when === 'within' && <Days value={one.days ?? 0} onChange={(days) => change({ ...one, days })} />}
    </>
    case 'channel': return <>
      <One label={name} value={one.code} data={[...new Set([one.code, ...(words.choices?.channels ?? [])])].map((value) => ({ value, label: channel(value) }))} onChange={(code) => change({ ...one, code })} />
      <One label={t('segments.field.when')} value={one.when} data={(['ever', 'first', 'only'] as const).map((value) => ({ value, label: t(`segments.channelWhen.${value}`) }))} onChange={(when) => change({ ...one, when: when as 'ever' })} />
    </>
    case 'orderTime': {
      const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: t('analysis.hour', { hour }) }))
      return <>
        <Some none label={name} values={one.weekdays.map(String)} data={Array.from({ length: 7 }, (_, day) => ({ value: String(day), label: t(`analysis.weekdays.${String(day) as '0'}`) }))} onChange={(days) => change({ ...one, weekdays: days.map(Number) })} />
        <One label={t('segments.field.hourFrom')} value={one.hours ? String(one.hours.from) : ''} data={[{ value: '', label: t('segments.field.anyHour') }, ...hours]} onChange={(from) => { const { hours: old, ...rest } = one; change(from === '' ? rest : { ...rest, hours: { from: Number(from), to: old?.to ?? 23 } }) }} />
        {one.hours && <>{t('common.upTo')}<One label={t('segments.field.hourTo')} value={String(one.hours.to)} data={hours} onChange={(to) => change({ ...one, hours: { from: one.hours!.from, to: Number(to) } })} /></>}
      </>
    }
    case 'mark': return <One label={name} value={one.mark} data={(['slipping', 'seasonal', 'subscribed', 'giftSender'] as const).map((value) => ({ value, label: t(`segments.mark.${value}`) }))} onChange={(mark) => change({ ...one, mark: mark as 'slipping' })} />
    case 'contacted': return <>
      <Days value={one.days} onChange={(days) => change({ ...one, days })} />
      <One label={t('segments.field.medium')} value={one.medium ?? ''} data={[{ value: '', label: t('segments.field.anyMedium') }, ...media.map((value) => ({ value, label: t(`segments.medium.${value}`) }))]} onChange={(medium) => { const { medium: _, ...rest } = one; change(medium === '' ? rest : { ...rest, medium: medium as 'post' }) }} />
    </>
    case 'stop': return <One label={name} value={one.medium} data={media.map((value) => ({ value, label: t(`segments.medium.${value}`) }))} onChange={(medium) => change({ ...one, medium: medium as 'post' })} />
    case 'reach': return <One label={name} value={one.by} data={(['email', 'phone'] as const).map((value) => ({ value, label: t(`segments.reach.${value}`) }))} onChange={(by) => change({ ...one, by: by as 'email' })} />
    case 'segment': return <One label={name} value={String(one.id)} data={words.segments.filter(({ id }) => id !== own).map(({ id, name: label }) => ({ value: String(id), label }))} onChange={(id) => change({ ...one, id: Number(id) })} />
    case 'people': return <b className="break">{one.name}</b>
  }
}

function Days({ value, onChange }: { value: number; onChange: (days: number) => void }) {
  const { t } = useWords()
  return <span className="row ruleRange"><Whole label={t('segments.field.days')} value={value} onChange={(days) => { const n = Number(days); if (Number.isSafeInteger(n) && n >= 0) onChange(n) }} /><span className="small">{t('segments.unit.days')}</span></span>
}
