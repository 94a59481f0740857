// Advertising costs: months down, media across; each cell is saved when it is left, a table from Excel when it is pasted.
import { Button, TextInput } from '@mantine/core'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { CostCell, Costs } from '../../db/costs/model.ts'
import { mediumText } from '../../db/costs/model.ts'
import { before, pasted, readYen } from '../../db/costs/rules.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'
import { ask } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'

export function AdCosts({ disabled }: { disabled: boolean }) {
  const { t } = useWords()
  const { value: costs, error, again } = useAsk('costs.list', {})
  return (
    <section className="card">
      <p className="dim small say">{t('settings.adCosts.say')}</p>
      <Trouble error={error} again={again} />
      {costs && <Grid costs={costs} disabled={disabled} />}
    </section>
  )
}

const keyOf = (month: string, medium: string) => `${month} ${medium}`

function Grid({ costs, disabled }: { costs: Costs; disabled: boolean }) {
  const { t, number, language } = useWords()
  const { saving, save } = useSaving()
  const [added, setAdded] = useState<string[]>([])
  const [drafts, setDrafts] = useState<Record<string, string>>({})
  const [said, setSaid] = useState<{ bad: boolean; text: string } | null>(null)
  const box = useRef<HTMLDivElement>(null)
  // The latest months stand at the end, and are the ones to be entered.
  useEffect(() => { if (box.current) box.current.scrollTop = box.current.scrollHeight }, [])

  const { months, cells } = costs
  const media = [...new Set([...costs.media, ...added])]
  const stored = new Map(cells.map(({ month, medium, yen }) => [keyOf(month, medium), yen]))
  const monthName = (month: string) => (language === 'ja' ? month.replace(/-0?/, '/') : month)
  const mediumName = (medium: string) => (medium === '' ? t('settings.adCosts.together') : medium)
  const put = (list: CostCell[]) => {
    const back = before(list, cells)
    save(() => ask('costs.save', { cells: list }), () => ask('costs.save', { cells: back }))
  }
  const clear = (key: string) => setDrafts(({ [key]: _, ...rest }) => rest)

  const commit = (month: string, medium: string) => {
    const key = keyOf(month, medium)
    const typed = drafts[key]
    if (typed === undefined) return
    const yen = readYen(typed)
    if (yen === undefined) return
    clear(key)
    if (yen !== (stored.get(key) ?? null)) put([{ month, medium, yen }])
  }
  const paste = (event: ClipboardEvent, row: number, column: number) => {
    const text = event.clipboardData.getData('text/plain')
    if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
    event.preventDefault()
    const read = pasted(text, months, media, row, column)
    if ('bad' in read) { setSaid({ bad: true, text: t('settings.adCosts.pasteBad', read.bad) }); return }
    setDrafts({})
    put(read.cells)
    setSaid({ bad: false, text: read.left === 0 ? t('settings.adCosts.pasted', { count: read.cells.length }) : t('settings.adCosts.pastedLeft', { count: read.cells.length, left: read.left }) })
  }
  const walk = (event: KeyboardEvent<HTMLInputElement>, month: string, medium: string, row: number, column: number) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') clear(keyOf(month, medium))
    const down = event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (down === 0) return
    event.preventDefault()
    const next = box.current?.querySelector<HTMLInputElement>(`[data-at="${row + down}-${column}"]`)
    if (next) { next.focus(); next.select() } else commit(month, medium)
  }

  return (
    <>
      <div className="row costHead">
        <AddMedium taken={media} disabled={disabled} add={(medium) => setAdded([...added, medium])} />
        <span className="grow" />
        <Saved saving={saving} />
      </div>
      {said && <Notice kind={said.bad ? 'bad' : 'plain'}>{said.text}</Notice>}
      <div className="scroll costBox" ref={box} data-scroll-x>
        <table className="table costTable" aria-label={t('settings.adCosts.caption')}>
          <thead><tr><th scope="col">{t('settings.adCosts.month')}</th>{media.map((medium) => <th key={medium} scope="col" className="right">{mediumName(medium)}</th>)}<th scope="col" className="right">{t('settings.adCosts.sum')}</th></tr></thead>
          <tbody>
            {months.map((month, row) => {
              const own = cells.filter((cell) => cell.month === month)
              return (
                <tr key={month}>
                  <th scope="row" className="num">{monthName(month)}</th>
                  {media.map((medium, column) => {
                    const key = keyOf(month, medium)
                    const yen = stored.get(key)
                    const typed = drafts[key]
                    const bad = typed !== undefined && readYen(typed) === undefined
                    return (
                      <td key={medium} className="right">
                        <input className="costInput" data-at={`${row}-${column}`} inputMode="numeric" disabled={disabled} aria-label={t('settings.adCosts.cell', { month: monthName(month), medium: mediumName(medium) })} aria-invalid={bad} title={bad ? t('settings.adCosts.bad') : undefined}
                          value={typed ?? (yen === undefined ? '' : number(yen))} onChange={(event) => { const text = event.currentTarget.value; setDrafts((all) => ({ ...all, [key]: text })) }}
                          onBlur={() => commit(month, medium)} onPaste={(event) => paste(event, row, column)} onKeyDown={(event) => walk(event, month, medium, row, column)} />
                      </td>
                    )
                  })}
                  <td className="right num">{own.length === 0 ? t('common.none') : number(own.reduce((sum, { yen }) => sum + yen, 0))}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {Object.values(drafts).some((typed) => readYen(typed) === undefined) && <p className="small costBad" role="alert">{t('settings.adCosts.bad')}</p>}
    </>
  )
}

function AddMedium({ taken, disabled, add }: { taken: readonly string[]; disabled: boolean; add: (medium: string) => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  const [bad, setBad] = useState(false)
  return (
    <form className="row" onSubmit={(event) => {
      event.preventDefault()
      const medium = name.trim()
      if (medium === '' || taken.includes(medium) || !mediumText.safeParse(medium).success) { setBad(true); return }
      add(medium)
      setName('')
    }}>
      <TextInput size="xs" aria-label={t('settings.adCosts.mediumName')} placeholder={t('settings.adCosts.mediumName')} maxLength={100} value={name} disabled={disabled} error={bad && t('settings.adCosts.mediumBad')}
        onChange={(event) => { setName(event.currentTarget.value); setBad(false) }} />
      <Button type="submit" size="xs" variant="default" disabled={disabled || name.trim() === ''}>{t('settings.adCosts.addMedium')}</Button>
    </form>
  )
}
