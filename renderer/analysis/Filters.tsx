// The filter of 分析: channels, products, places, kind of order, and how money is shown. Only what the shop has can be chosen.
import { NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { AnalysisChoices } from '../../db/panels/model.ts'
import type { Say } from '../../db/formats/rules.ts'
import { filterWords, prefectureName } from '../../db/panels/rules.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { isFiltering } from '../../db/analysis/filterModel.ts'
import type { FigureFilter } from '../../db/analysis/filterModel.ts'
import { focusTitle } from '../ui/focus.ts'
import { Notice } from '../ui/Notice.tsx'
import { useAnalysis } from './desk.ts'
import { Picker } from './Picker.tsx'

/** What the filter says in words; '' = nothing is filtered. */
export function useFilterSays(filter: FigureFilter, segments: AnalysisChoices['segments']): string {
  const { t } = useWords()
  const { productNames } = useAnalysis()
  return filterWords(filter, t as unknown as Say, { product: (id) => productNames[id] ?? '', segment: (id) => segments.find((one) => one.id === id)?.name ?? '' }).join(t('analysis.filterJoin'))
}

export function Filters({ choices, filter }: { choices: AnalysisChoices; filter: FigureFilter }) {
  const { t, number, people, channel } = useWords()
  const { tax, productNames, setFilter, setTax, chooseProducts } = useAnalysis()
  const say = t as unknown as Say
  const one = (names: string[], all: string, many: string) => (names.length === 0 ? all : names.length === 1 ? names[0] : many)
  const orders = (count: number) => t('analysis.orders', { count })
  const channels = choices.channels.map(({ code, orders: count }) => ({ id: code, label: channel(code), note: orders(count) }))
  const places = choices.prefectures.map(({ code, customers }) => ({ id: String(code), label: prefectureName(code, say), note: people(customers) }))
  const [find, setFind] = useState('')
  const [settled] = useDebouncedValue(find, 150)
  const products = useAsk('analysis.products', { find: settled }).value ?? []
  return (
    <div className="row filters" role="group" aria-label={t('analysis.filters')}>
      {channels.length > 1 && (
        <Picker name={t('analysis.channel')} shown={one(filter.channels.map(channel), t('analysis.allChannels'), t('analysis.someChannels', { count: filter.channels.length }))} items={channels}
          chosen={filter.channels.map((code) => ({ id: code, label: channel(code) }))} onChange={(chosen) => setFilter({ channels: chosen.map(({ id }) => id) })} clear={t('analysis.pickNone')} />
      )}
      {(products.length > 0 || filter.products.length > 0 || find !== '') && (
        <Picker name={t('analysis.product')} shown={one(filter.products.map((id) => productNames[id] ?? ''), t('analysis.allProducts'), t('analysis.someProducts', { count: filter.products.length }))}
          items={products.map(({ id, name }) => ({ id: String(id), label: name }))} chosen={filter.products.map((id) => ({ id: String(id), label: productNames[id] ?? '' }))}
          onChange={(chosen) => chooseProducts(chosen.map(({ id, label }) => ({ id: Number(id), name: label })))} clear={t('analysis.pickNone')}
          find={{ text: find, onChange: setFind, placeholder: t('analysis.findProduct'), none: t('analysis.noProduct') }} />
      )}
      {places.length > 1 && (
        <Picker name={t('analysis.area')} shown={one(filter.prefectures.map((code) => prefectureName(code, say)), t('analysis.allAreas'), t('analysis.someAreas', { count: filter.prefectures.length }))} items={places}
          chosen={filter.prefectures.map((code) => ({ id: String(code), label: prefectureName(code, say) }))} onChange={(chosen) => setFilter({ prefectures: chosen.map(({ id }) => Number(id)) })} clear={t('analysis.pickNone')} />
      )}
      {choices.segments.length > 0 && (
        <NativeSelect className="segmentSelect" aria-label={t('analysis.segment')} value={String(filter.segment ?? '')} data={[{ value: '', label: t('analysis.allCustomers') }, ...choices.segments.map(({ id, name }) => ({ value: String(id), label: name }))]}
          onChange={(event) => setFilter({ segment: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })} />
      )}
      {choices.hasSubscriptions && (
        <NativeSelect aria-label={t('analysis.orderKind.name')} value={filter.orderKind} data={(['all', 'oneOff', 'subscription'] as const).map((value) => ({ value, label: t(`analysis.orderKind.${value}`) }))}
          onChange={(event) => { const kind = (['all', 'oneOff', 'subscription'] as const).find((value) => value === event.currentTarget.value); if (kind) setFilter({ orderKind: kind }) }} />
      )}
      <NativeSelect aria-label={t('analysis.tax.name')} value={tax} data={(['with', 'without'] as const).map((value) => ({ value, label: t(`analysis.tax.${value}`, { percent: number(choices.taxPercent) }) }))}
        onChange={(event) => setTax(event.currentTarget.value === 'without' ? 'without' : 'with')} />
    </div>
  )
}

/** Above the panels while a filter is on: what it says, and the way back. `gone`: the segment it was set to is there no more. */
export function FilterLine({ filter, says, gone }: { filter: FigureFilter; says: string; gone: boolean }) {
  const { t } = useWords()
  const { clearFilter, setFilter } = useAnalysis()
  const left = gone && <Notice kind="warn" action={<button type="button" className="link" onClick={() => { setFilter({ segment: null }); focusTitle() }}>{t('common.close')}</button>}>{t('analysis.segmentGone')}</Notice>
  if (!isFiltering(filter)) return left
  return <>{left}<div className="notice filterLine" role="status"><div className="grow break">{t('analysis.filterOn', { filter: says })}</div><button type="button" className="link" onClick={clearFilter}>{t('analysis.clearFilter')}</button></div></>
}
