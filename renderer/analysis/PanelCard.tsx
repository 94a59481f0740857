// One panel: its name, what it says, its picture or table, and the ways out: to the people, to a file.
import { Skeleton } from '@mantine/core'
import { useRef } from 'react'
import type { CellKey, PanelCode } from '../../db/analysis/panelModel.ts'
import { enoughPeople, isFew } from '../../db/analysis/rules.ts'
import { Trouble } from '../Trouble.tsx'
import { Info } from '../ui/Info.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { Choices } from './Choices.tsx'
import { isFiltering } from '../../db/analysis/filterModel.ts'
import type { FigureFilter } from '../../db/analysis/filterModel.ts'
import { useAnalysis } from './desk.ts'
import { ExportMenu, ExportOutcome } from './Exports.tsx'
import { PanelTable } from './PanelTable.tsx'
import { pictures } from './pictures/index.ts'
import { useCells } from './useCells.ts'
import { useExport } from './useExport.ts'

interface Props { panel: PanelCode; wide: boolean; filter: FigureFilter; filterSays: string }

export function PanelCard({ panel, wide, filter, filterSays }: Props) {
  const { t, people, dateLong } = useWords()
  const cells = useCells(panel)
  const asOf = useView((view) => view.asOf)
  const openPeople = useView((view) => view.openPeople)
  const { tax, options: chosen, asTable, choose, showTable, clearFilter } = useAnalysis()
  const options = chosen[panel] ?? {}
  const filtering = isFiltering(filter)
  const query = { panel, options, ...(filtering && { filter }), ...(asOf && { asOf }) }
  const { value: answer, error, loading, again } = useAsk('analysis.panel', query)
  const exporting = useExport(query, tax)
  const card = useRef<HTMLElement>(null)

  const Picture = pictures[panel]
  const table = !Picture || (asTable[panel] ?? false)
  const pieces = answer ? cells.saying(answer) : []
  const empty = answer !== undefined && answer.table.rows.length === 0
  // While another answer is on its way the figures are those of a filter or a day that no longer holds: they open nobody.
  const open = (cell: CellKey, name: string) => !loading && openPeople({
    ref: { kind: 'panel', panel, options: answer?.options ?? options, cell, ...(filtering && { filter }) },
    name: filterSays ? t('analysis.peopleFiltered', { name, filter: filterSays }) : name, asOf,
  })

  return (
    <section className={`card panelCard${wide ? ' wide' : ''}`} ref={card} aria-labelledby={`panel-${panel}`} aria-busy={loading}>
      <div className="panelHead">
        <h2 id={`panel-${panel}`}>{cells.name}{answer && answer.base > 0 && <small className="num">{t('analysis.base', { people: people(answer.base) })}</small>}</h2>
        {answer && isFew(answer.base) && <span className="tag plain" title={t('common.referenceWhy')}>{t('common.reference')}</span>}
        <span className="grow" />
        <span className="row panelTools noPicture">
          {Picture && !empty && <button type="button" className="link small" aria-label={t(table ? 'analysis.pictureOf' : 'analysis.tableOf', { name: cells.name })} onClick={() => showTable(panel, !table)}>{t(table ? 'common.asPicture' : 'common.asTable')}</button>}
          {answer && !empty && <ExportMenu exporting={exporting} card={card} name={cells.name} asOf={answer.asOf} />}
          <Info label={t('common.about', { name: cells.name })}>
            <b>{cells.name}</b>
            <span>{cells.about}</span>
            {answer && <span className="num">{t('analysis.base', { people: people(answer.base) })}</span>}
            {answer && answer.base < enoughPeople && <span className="dim">{t('common.referenceWhy')}</span>}
          </Info>
        </span>
      </div>
      <Trouble error={error} again={again} />
      {!answer && !error && <><Skeleton height={22} width="60%" animate={false} /><Skeleton height={220} animate={false} /></>}
      {answer && (
        <>
          {pieces.length > 0 && <p className="panelSay">{pieces.map((piece, i) => (i % 2 === 1 ? <b key={i} className="num">{piece}</b> : piece))}</p>}
          <Choices choices={answer.choices} result={answer.result} latest={answer.asOf} chosen={{ ...answer.options, ...options }} cells={cells} choose={(option, value) => choose(panel, option, value)} />
          <ExportOutcome exporting={exporting} />
          {/* What the panel says is why there is nothing. */}
          {empty ? (pieces.length === 0 || filtering) && <Nothing filtering={filtering} clear={clearFilter} /> : table || !Picture ? <PanelTable answer={answer} open={open} /> : <div className="panelPicture"><Picture answer={answer} message={answer.say ? t('common.named', { name: cells.name, value: pieces.join('') }) : cells.name} open={open} /></div>}
          <p className="pictureOnly small dim">{[t('analysis.file.asOf', { day: dateLong(answer.asOf) }), filterSays && t('analysis.file.filter', { filter: filterSays })].filter(Boolean).join('\u3000')}</p>
        </>
      )}
    </section>
  )
}

/** Nothing to count: why, and what can be done. */
function Nothing({ filtering, clear }: { filtering: boolean; clear: () => void }) {
  const { t } = useWords()
  return (
    <div className="panelNothing">
      <p>{t('analysis.nothing')}</p>
      <p className="dim small">{t(filtering ? 'analysis.nothingFiltered' : 'analysis.nothingSay')}</p>
      {filtering && <button type="button" className="link small" onClick={clear}>{t('analysis.clearFilter')}</button>}
    </div>
  )
}
