// The list of customers: search as you type, stages, the people behind a figure, sortable columns.
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import type { Tier } from '../../db/analysis/model.ts'
import { Proposals } from '../contracts/Proposals.tsx'
import { chooseAndImport } from '../imports/run.ts'
import { Keep } from '../segments/Keep.tsx'
import { Trouble } from '../Trouble.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { CustomerTable } from './CustomerTable.tsx'
import { Sections } from './Sections.tsx'
import { ToLetters } from './ToLetters.tsx'
import type { ListQuery } from './usePages.ts'
import { usePages } from './usePages.ts'

const stages: Tier[] = ['firstTime', 'repeat', 'oneYear', 'dormant', 'prospect']

export function CustomerList({ covered, readOnly }: { covered: boolean; readOnly: boolean }) {
  const { t, people: peopleOf, dateLong } = useWords()
  const view = useView()
  const { people, find, sort, descending, openPeople, search, register } = view
  const asOf = people ? people.asOf : view.asOf
  const [settled] = useDebouncedValue(find, 120)
  const field = useRef<HTMLInputElement>(null)
  const query: ListQuery = { find: settled.trim(), people: people?.ref ?? null, sort, descending, ...(asOf && { asOf }) }
  const pages = usePages(query)
  const board = useAsk('today.board', asOf ? { asOf } : {})
  const tiers = board.value?.tiers
  const { findAsked, findFocused } = view
  useEffect(() => {
    if (!findAsked) return
    field.current?.focus()
    field.current?.select()
    findFocused()
  }, [findAsked, findFocused])

  const tier = people?.ref.kind === 'tier' ? people.ref.tier : null
  const chip = people !== null && !stages.includes(tier as Tier)
  const total = pages.loaded?.total
  const nobody = total === 0 && !pages.loading
  const emptyShop = nobody && !find && !people
  return (
    <Page title={t('rooms.customers')} beside={<span className="dim num" role="status">{total !== undefined && peopleOf(total)}{asOf && pages.loaded && `\u3000${t('customers.asOf', { day: dateLong(pages.loaded.asOf) })}`}</span>}
      actions={<><TextInput ref={field} className="findField" type="search" aria-label={t('customers.find')} placeholder={t('customers.findPlaceholder')} value={find} maxLength={200}
        rightSection={<kbd aria-hidden="true">Ctrl K</kbd>} rightSectionWidth={58}
        onChange={(event) => search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') search('')
          if (event.key === 'ArrowDown' || event.key === 'Enter') { event.preventDefault(); document.getElementById('customerTable')?.focus() }
        }} /><Button variant="default" disabled={readOnly} onClick={() => register(true)}>{t('customers.register')}</Button></>}>
      <div className="listColumn">
        <Sections />
        {!readOnly && <Proposals />}
        <div className="stageChips" role="group" aria-label={t('customers.stage')}>
          <button type="button" aria-pressed={people === null} onClick={() => { openPeople(null); search(find) }}>{t('customers.all')}{tiers && <span className="num">{tiers.total.toLocaleString('en-US')}</span>}</button>
          {stages.filter((stage) => stage !== 'prospect' || (tiers?.prospect ?? 0) > 0).map((stage) => (
            <button key={stage} type="button" aria-pressed={tier === stage} onClick={() => { openPeople({ ref: { kind: 'tier', tier: stage }, name: t(`tiers.${stage}`), asOf }); search(find) }}>
              <i className={`stageFill ${stage}`} aria-hidden="true" />{t(`tiers.${stage}`)}{tiers && <span className="num">{tiers[stage].toLocaleString('en-US')}</span>}
            </button>
          ))}
          {chip && <span className="peopleChip">{t('customers.filteredBy', { name: people.name })}<button type="button" aria-label={t('customers.clearFilter')} onClick={() => { openPeople(null); search(find) }}>×</button></span>}
          <span className="grow" />
          {!readOnly && (settled.trim() !== '' || (people !== null && people.ref.kind !== 'segment')) && (total ?? 0) > 0 && <Keep key={JSON.stringify([people?.ref, settled])} people={people} find={settled.trim()} />}
          <ToLetters query={query} total={pages.loading ? 0 : total ?? 0} readOnly={readOnly} />
        </div>
        <Trouble error={pages.error} again={pages.again} />
        {nobody ? (
          <section className="card nobody">
            <h2>{t(emptyShop ? 'customers.nobodyYet' : 'customers.nobody')}</h2>
            <p className="dim">{t(emptyShop ? 'customers.nobodyYetSay' : 'customers.nobodySay')}</p>
            {emptyShop ? <Button onClick={chooseAndImport}>{t('today.import')}</Button> : <Button variant="default" onClick={() => openPeople(null)}>{t('customers.clearAll')}</Button>}
          </section>
        ) : <CustomerTable pages={pages} query={query} covered={covered} />}
      </div>
    </Page>
  )
}
