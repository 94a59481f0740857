// The rows themselves: only those in sight are drawn, every one can be reached by keyboard.
import { useVirtualizer } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { CustomerListRow } from '../../db/customers/model.ts'
import { ask } from '../shop.ts'
import { isRuleRef, WhyButton } from '../segments/Why.tsx'
import type { RuleRef } from '../segments/Why.tsx'
import '../segments/segments.css'
import { TierMarks, TierTag } from '../tiers/TierTag.tsx'
import type { Words } from '../useWords.ts'
import { useWords } from '../useWords.ts'
import type { CustomerSort } from '../view.ts'
import { useView } from '../view.ts'
import { idsBetween, withIds } from './picking.ts'
import type { ListQuery, Pages } from './usePages.ts'

const rowHeight = 32
const headHeight = 34
interface Column { key: 'name' | 'stage' | 'lastDay' | 'occasions' | 'sales' | 'channels' | 'place'; sort: CustomerSort | null; right?: boolean }
const columns: Column[] = [
  { key: 'name', sort: 'name' }, { key: 'stage', sort: null }, { key: 'lastDay', sort: 'lastDay' }, { key: 'occasions', sort: 'occasions', right: true },
  { key: 'sales', sort: 'sales', right: true }, { key: 'place', sort: null }, { key: 'channels', sort: null },
]

/** The row as text for the clipboard, cells parted by tabs. */
export function rowText(row: CustomerListRow, words: Pick<Words, 't' | 'date' | 'yen' | 'channel'>): string {
  return [row.name, words.t(row.excluded ? 'care.marks.excluded' : `tiers.${row.tier}`), row.lastDay ? words.date(row.lastDay) : '', String(row.occasions), words.yen(row.sales), row.prefecture, row.channels.map(words.channel).join(words.t('common.list'))].join('\t')
}

export function CustomerTable({ pages, query, covered }: { pages: Pages; query: ListQuery; covered: boolean }) {
  const words = useWords()
  const { t } = words
  const { sort, descending, sortBy, openCustomer, topRow, keepTopRow, picked, pick } = useView()
  const box = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(topRow)
  const [copied, setCopied] = useState(0)
  const total = pages.loaded?.total ?? 0
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer keeps its own state; nothing of it is memoised here
  const virtual = useVirtualizer({ count: total, getScrollElement: () => box.current, estimateSize: () => rowHeight, overscan: 12, paddingStart: headHeight, scrollPaddingStart: headHeight })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? -1
  const { see } = pages
  useEffect(() => see(first, last), [see, first, last])

  // A new search or order starts at its first row; coming back to the room, where the list was left.
  const [startRow] = useState(topRow)
  const key = pages.loaded?.query
  const shownKey = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (key === undefined || shownKey.current === key) return
    box.current?.scrollTo({ top: shownKey.current === undefined ? startRow * rowHeight : 0 })
    shownKey.current = key
  }, [key, startRow])
  // Coming back from a customer's page: the keyboard goes on where it was.
  const wasCovered = useRef(covered)
  useEffect(() => {
    if (wasCovered.current && !covered) box.current?.focus({ preventScroll: true })
    wasCovered.current = covered
  }, [covered])

  // Where the list is a segment, each row can say why.
  const why = isRuleRef(query.people) ? { people: query.people, asOf: query.asOf } : null
  const activeRow = Math.min(active, Math.max(0, total - 1))
  const copy = (row: CustomerListRow | undefined) => { if (row) ask('shell.copy', { text: rowText(row, words) }).then(() => setCopied((n) => n + 1), () => undefined) }
  const walk = (to: number) => { const row = Math.max(0, Math.min(total - 1, to)); setActive(row); virtual.scrollToIndex(row); return row }
  // Shift extends from the row that was picked last.
  const anchor = useRef(0)
  const range = (from: number, to: number, on: boolean) => {
    idsBetween(query, Math.min(from, to), Math.max(from, to)).then((ids) => pick(withIds(useView.getState().picked, ids, on)), () => undefined)
  }
  const toggle = (index: number, extend: boolean) => {
    const row = pages.loaded?.rows.get(index)
    if (!row) return
    setActive(index)
    if (extend) range(anchor.current, index, true)
    else { pick(withIds(picked, [row.id], !picked.has(row.id))); anchor.current = index }
  }
  const allPicked = total > 0 && picked.size >= total
  const pickAll = () => { if (allPicked) pick(new Set()); else range(0, total - 1, true) }
  const open = (index: number) => {
    const row = pages.loaded?.rows.get(index)
    if (row) { setActive(index); openCustomer(row.id) }
  }
  const onKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c' && !window.getSelection()?.toString()) return copy(pages.loaded?.rows.get(activeRow))
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 320) / rowHeight) - 2)
    const moves: Record<string, number> = { ArrowDown: activeRow + 1, ArrowUp: activeRow - 1, PageDown: activeRow + page, PageUp: activeRow - page, Home: 0, End: total - 1 }
    const to = moves[event.key]
    if (to !== undefined) {
      event.preventDefault()
      const row = walk(to)
      if (event.shiftKey) range(picked.size === 0 ? (anchor.current = activeRow) : anchor.current, row, true)
    }
    if (event.key === ' ' && event.target === box.current) { event.preventDefault(); toggle(activeRow, event.shiftKey) }
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') { event.preventDefault(); pickAll() }
    if (event.key === '?' && event.target === box.current) box.current?.querySelector<HTMLElement>(`#customer-${activeRow} .whyButton`)?.click()
    if (event.key === 'Escape' && picked.size > 0) { event.preventDefault(); pick(new Set()) }
    if (event.key === 'Enter' && event.target === box.current) { event.preventDefault(); open(activeRow) }
  }
  const before = Math.max(0, (items[0]?.start ?? 0) - headHeight)
  const after = items.length ? virtual.getTotalSize() - (items.at(-1)?.end ?? 0) : 0
  return (
    <>
      <div id="customerTable" className="card listBox" ref={box} tabIndex={0} role="grid" aria-multiselectable aria-label={t('customers.table')} aria-rowcount={total + 1} aria-activedescendant={total ? `customer-${activeRow}` : undefined} aria-describedby="customerKeys" aria-busy={pages.loading}
        onKeyDown={onKey} onScroll={(event) => keepTopRow(Math.round(event.currentTarget.scrollTop / rowHeight))}>
        <table className="customerTable" role="presentation">
          <thead role="rowgroup">
            <tr role="row" aria-rowindex={1}>
              <th role="columnheader" className="pick"><button type="button" className={allPicked ? 'pickBox on' : 'pickBox'} aria-pressed={allPicked} aria-label={t('customers.pickAll')} title={t('customers.pickAll')} onClick={pickAll} /></th>
              {columns.map((column) => (
                <th key={column.key} role="columnheader" className={`${column.key} ${column.right ? 'right' : ''}`} aria-sort={column.sort === null ? undefined : sort === column.sort ? (descending ? 'descending' : 'ascending') : 'none'}>
                  {column.sort === null ? t(`customers.column.${column.key}`) : (
                    <button type="button" onClick={() => { if (column.sort) sortBy(column.sort) }} title={t('customers.sortBy', { column: t(`customers.column.${column.key}`) })}>
                      {t(`customers.column.${column.key}`)}<span aria-hidden="true">{sort === column.sort ? (descending ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {before > 0 && <tr role="presentation" style={{ height: before }}><td role="presentation" /></tr>}
            {items.map(({ index }) => <Row key={index} why={why} index={index} row={pages.loaded?.rows.get(index)} active={index === activeRow} picked={picked} open={() => open(index)} toggle={(extend) => toggle(index, extend)} copy={copy} />)}
            {after > 0 && <tr role="presentation" style={{ height: after }}><td role="presentation" /></tr>}
          </tbody>
        </table>
      </div>
      <p className="listFoot small dim"><span id="customerKeys">{t('customers.keys')}</span><span role="status" key={copied}>{copied > 0 && t('common.copied')}</span></p>
    </>
  )
}

interface RowProps { why: { people: RuleRef; asOf: string | undefined } | null; index: number; row: CustomerListRow | undefined; active: boolean; picked: ReadonlySet<number>; open: () => void; toggle: (extend: boolean) => void; copy: (row: CustomerListRow) => void }

/** One row; 「…」 until it is loaded. Of those left out of every figure it says so in place of a stage. */
export function Row({ why, index, row, active, picked, open, toggle, copy }: RowProps) {
  const { t, date, yen, channel, sama } = useWords()
  if (!row) return <tr role="row" id={`customer-${index}`} aria-rowindex={index + 2}><td role="gridcell" colSpan={columns.length + 1} className="dim">…</td></tr>
  return (
    <tr role="row" id={`customer-${index}`} aria-rowindex={index + 2} className={active ? 'active' : undefined} aria-selected={picked.has(row.id)} onClick={(event) => { if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(event.shiftKey); else open() }} onContextMenu={(event) => { event.preventDefault(); copy(row) }}>
      <td role="gridcell" className="pick" onClick={(event) => { event.stopPropagation(); toggle(event.shiftKey) }}><span className={picked.has(row.id) ? 'pickBox on' : 'pickBox'} aria-hidden="true" /></td>
      <td role="gridcell" className="name" title={row.company ? `${row.name} ${row.company}` : row.name}>{row.name || row.company || <span className="dim">{t('customers.noName')}</span>}{why && <WhyButton {...why} customer={row.id} name={sama(row)} />}</td>
      <td role="gridcell" className="stage">{row.excluded ? <span className="tag plain">{t('care.marks.excluded')}</span> : <><TierTag tier={row.tier} occasions={row.occasions} /> <TierMarks drifting={row.drifting} seasonal={row.seasonal} /></>}</td>
      <td role="gridcell" className="num">{row.lastDay ? date(row.lastDay) : t('common.none')}</td>
      <td role="gridcell" className="occasions right num">{t('units.times', { count: row.occasions })}</td>
      <td role="gridcell" className="right num" >{yen(row.sales)}</td>
      <td role="gridcell" className="place">{row.prefecture}</td>
      <td role="gridcell" className="channels" title={row.channels.map(channel).join(t('common.list'))}>{row.channels.map(channel).join(t('common.list'))}</td>
    </tr>
  )
}
