// What the columns cannot say: the channel, tax, who bears points, which states mean cancelled. Only what this file makes one ask.
import { Autocomplete, Checkbox, SegmentedControl, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Inspection, Mapping } from '../../db/imports/model.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { asKind, dateOrderOpen, valuesOf } from './chosen.ts'

const known = ['till', 'phone', 'yahoo', 'stores', 'makeshop', 'futureshop', 'square', 'airregi', 'smaregi', 'stripe', 'nextengine', 'shopify', 'eccube', 'base', 'colorme', 'rakuten', 'amazon'] as const

export function Questions({ found, mapping, change }: { found: Inspection; mapping: Mapping; change: (mapping: Mapping) => void }) {
  const { t, channel } = useWords()
  const own = useAsk('settings.channels', {}).value?.map((row) => row.code) ?? []
  const codes = [...new Set([...own, ...known])]
  const codeOf = (name: string) => codes.find((code) => channel(code) === name) ?? name
  const names = [...new Set(codes.map(channel))]
  const { columns } = mapping
  const states = [...new Set([...valuesOf(found, mapping, 'status'), ...mapping.cancelledStatuses])]
  const bearer = (key: 'pointsBy' | 'couponsBy') => (
    <Line key={key} name={t(`imports.columns.${key}`)}>
      <SegmentedControl size="xs" aria-label={t(`imports.columns.${key}`)} value={mapping[key]} data={(['shop', 'outside'] as const).map((value) => ({ value, label: t(`imports.columns.bearer.${value}`) }))} onChange={(value) => change({ ...mapping, [key]: value })} />
    </Line>
  )
  return (
    <section className="card questions">
      <Line name={t('imports.columns.channel')}>
        <Autocomplete size="xs" aria-label={t('imports.columns.channel')} data={names} value={channel(mapping.channel)} maxLength={60} onChange={(name) => change({ ...mapping, channel: codeOf(name) })} />
      </Line>
      <Line name={t('imports.columns.kind')}>
        <SegmentedControl size="xs" aria-label={t('imports.columns.kind')} value={mapping.members ? 'members' : 'orders'} data={(['orders', 'members'] as const).map((value) => ({ value, label: t(`imports.columns.kinds.${value}`) }))} onChange={(value) => change(asKind(mapping, value === 'members'))} />
      </Line>
      {!mapping.members && <>
        <Line name={t('imports.columns.tax')}>
          <SegmentedControl size="xs" aria-label={t('imports.columns.tax')} value={mapping.taxIncluded ? 'with' : 'without'} data={(['with', 'without'] as const).map((value) => ({ value, label: t(`imports.columns.taxes.${value}`) }))} onChange={(value) => change({ ...mapping, taxIncluded: value === 'with' })} />
        </Line>
        <Line name={t('imports.columns.marketplace')}><Switch aria-label={t('imports.columns.marketplace')} checked={mapping.marketplace} onChange={(event) => change({ ...mapping, marketplace: event.currentTarget.checked })} /></Line>
        {columns.points !== undefined && bearer('pointsBy')}
        {columns.coupon !== undefined && bearer('couponsBy')}
        {states.length > 0 && (
          <Checkbox.Group label={t('imports.columns.cancelled')} size="xs" value={mapping.cancelledStatuses} onChange={(cancelledStatuses) => change({ ...mapping, cancelledStatuses })}>
            <div className="row">{states.map((state) => <Checkbox key={state} size="xs" value={state} label={state} />)}</div>
          </Checkbox.Group>
        )}
      </>}
      {dateOrderOpen(valuesOf(found, mapping, mapping.members ? 'registeredAt' : 'orderedAt')) && (
        <Line name={t('imports.columns.dates')}>
          <SegmentedControl size="xs" aria-label={t('imports.columns.dates')} value={mapping.dateFormat} data={(['auto', 'mdy', 'dmy'] as const).map((value) => ({ value, label: t(`imports.columns.order.${value}`) }))} onChange={(value) => change({ ...mapping, dateFormat: value })} />
        </Line>
      )}
    </section>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return <div className="fieldLine"><span>{name}</span>{children}</div>
}
