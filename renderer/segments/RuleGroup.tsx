// A group of conditions: all or any of them, groups within groups; everything by keyboard too.
import { NativeSelect } from '@mantine/core'
import { conditionGroups } from '../../db/segments/model.ts'
import type { ConditionGroup, ConditionKind, Rule } from '../../db/segments/model.ts'
import { useWords } from '../useWords.ts'
import { ConditionRow } from './ConditionRow.tsx'
import { One } from './Fields.tsx'
import type { Group, Path } from './tree.ts'
import { bare, denied, newCondition, partsOf, withParts } from './tree.ts'
import type { RuleWords } from './words.ts'
import { isCondition } from './words.ts'

interface Props {
  group: Group
  negated: boolean
  path: Path
  words: RuleWords
  own: number | undefined
  /** Puts another part in place of the one at the path; null takes it away. */
  put: (path: Path, part: Rule | null) => void
  change: (group: Group, negated: boolean) => void
}

/** Deeper groups are offered no more (S0-6). */
const DEEPEST = 3

export function RuleGroup({ group, negated, path, words, own, put, change }: Props) {
  const { t } = useWords()
  const parts = partsOf(group)
  const top = path.length === 0
  const how = 'all' in group ? 'all' : 'any'
  const add = (kind: ConditionKind) => { const fresh = newCondition(kind, words.choices, words.segments.find(({ id }) => id !== own)?.id); if (fresh) change(withParts(group, [...parts, fresh]), negated) }
  const offered = (Object.keys(conditionGroups) as ConditionGroup[]).map((name) => ({
    group: t(`segments.groups.${name}`),
    items: conditionGroups[name].filter((kind) => kind !== 'people' && (kind !== 'segment' || words.segments.some(({ id }) => id !== own)) && (kind !== 'bought' || (words.choices?.products.length ?? 0) > 0)).map((kind) => ({ value: kind, label: t(`segments.kind.${kind}`) })),
  }))
  return (
    <div className={top ? 'ruleGroup top' : 'ruleGroup'} role="group" aria-label={t('segments.group.label')}>
      <div className="row ruleHead">
        <span>{t('segments.group.say')}</span>
        <One label={t('segments.group.how')} value={how} data={(['all', 'any'] as const).map((value) => ({ value, label: t(`segments.group.${value}`) }))} onChange={(value) => change(value === 'all' ? { all: parts } : { any: parts }, negated)} />
        {!top && <One label={t('segments.group.whether')} value={negated ? 'isNot' : 'is'} data={(['is', 'isNot'] as const).map((value) => ({ value, label: t(`segments.group.${value}`) }))} onChange={(value) => change(group, value === 'isNot')} />}
        <span className="grow" />
        {!top && <button type="button" className="iconButton" aria-label={t('segments.group.removeGroup')} onClick={() => put(path, null)}>×</button>}
      </div>
      {parts.length > 0 && (
        <ul className="ruleParts">
          {parts.map((part, i) => {
            const { rule, negated: no } = bare(part)
            const here = [...path, i]
            return isCondition(rule)
              ? <ConditionRow key={i} condition={rule} negated={no} words={words} own={own} change={(next, not) => put(here, denied(next, not))} remove={() => put(here, null)} />
              : <li key={i}><RuleGroup group={rule} negated={no} path={here} words={words} own={own} put={put} change={(next, not) => put(here, denied(next, not))} /></li>
          })}
        </ul>
      )}
      <div className="row">
        <NativeSelect className="ruleAdd" size="xs" aria-label={t('segments.group.addCondition')} value="" data={[{ value: '', label: `＋ ${t('segments.group.addCondition')}` }, ...offered]} onChange={(event) => { if (event.currentTarget.value) add(event.currentTarget.value as ConditionKind) }} />
        {path.length < DEEPEST && <button type="button" className="link small" onClick={() => change(withParts(group, [...parts, how === 'all' ? { any: [] } : { all: [] }]), negated)}>{t('segments.group.addGroup')}</button>}
      </div>
    </div>
  )
}
