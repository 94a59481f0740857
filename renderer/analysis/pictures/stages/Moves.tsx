// 段階の動き as a matrix: who stayed is on the quiet diagonal, who moved is shaded by how many they are.
import type { Moves as Answer, TierOrNone } from '../../../../db/analysis/model.ts'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'
import './stages.css'

const before: readonly TierOrNone[] = ['none', 'prospect', 'firstTime', 'repeat', 'oneYear', 'dormant']
const after = before.slice(1)

export function Moves({ answer, message, open }: PictureProps<Answer>) {
  const { t, number, people, date } = useWords()
  const { from, to, cells } = answer.result
  const word = (stage: TierOrNone | 'all'): string => t(`panels.moves.words.${stage}`)
  const count = (a: TierOrNone | null, b: TierOrNone | null): number => cells.reduce((sum, cell) => sum + ((a === null || cell.from === a) && (b === null || cell.to === b) ? cell.customers : 0), 0)
  const most = Math.max(1, ...cells.filter((cell) => cell.from !== cell.to).map(({ customers }) => customers))
  // Whoever left a stage for dormancy is vermilion, all other moves indigo; the words stand in the row and column.
  const shade = (a: TierOrNone, b: TierOrNone, customers: number): React.CSSProperties | undefined =>
    (a === b || customers === 0 ? undefined : { background: `color-mix(in srgb, ${b === 'dormant' ? 'var(--shu)' : 'var(--ai)'} ${Math.round(6 + 26 * Math.sqrt(customers / most))}%, #fff)` })
  const cell = (a: TierOrNone | null, b: TierOrNone | null) => {
    const customers = count(a, b)
    const name = t('panels.moves.words.corner', { from: word(a ?? 'all'), to: word(b ?? 'all') })
    return customers === 0 ? <span className="dim">{number(0)}</span>
      : <button type="button" className="link" aria-label={`${name} ${people(customers)}`} onClick={() => open({ from: a ?? 'all', to: b ?? 'all' }, name)}>{number(customers)}</button>
  }
  return (
    <div className="scroll" data-scroll-x role="group" aria-label={message} tabIndex={0}>
      <table className="table movesMatrix num">
        <thead>
          <tr><th rowSpan={2} scope="col">{date(from)}</th><th colSpan={after.length + 1} scope="colgroup">{date(to)}</th></tr>
          <tr>{after.map((stage) => <th key={stage} scope="col" className="right">{word(stage)}</th>)}<th scope="col" className="right">{word('all')}</th></tr>
        </thead>
        <tbody>
          {before.map((a) => (
            <tr key={a}>
              <th scope="row">{word(a)}</th>
              {after.map((b) => <td key={b} className={`right${a === b ? ' stayed' : ''}`} style={shade(a, b, count(a, b))} title={a === b ? t('panels.moves.words.stayed') : undefined}>{cell(a, b)}</td>)}
              <td className="right">{cell(a, null)}</td>
            </tr>
          ))}
          <tr className="total"><th scope="row">{word('all')}</th>{after.map((b) => <td key={b} className="right">{cell(null, b)}</td>)}<td className="right">{cell(null, null)}</td></tr>
        </tbody>
      </table>
    </div>
  )
}
