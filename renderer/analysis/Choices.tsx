// The choices on a panel: few values as buttons in a row, more as a list.
import { NativeSelect } from '@mantine/core'
import type { PanelChoice } from '../../db/analysis/panelModel.ts'
import { DayChoices } from './DayChoices.tsx'
import type { Cells } from './useCells.ts'

interface Props { choices: readonly PanelChoice[]; /** What the panel answered: it names the days in force. */ result: unknown; latest: string; chosen: Record<string, unknown>; cells: Cells; choose: (option: string, value: string | number) => void }
const inRow = 4

export function Choices({ choices, result, latest, chosen, cells, choose }: Props) {
  if (choices.length === 0) return null
  const days = choices.filter(({ day }) => day)
  return (
    <div className="panelChoices noPicture">
      {choices.filter(({ day }) => !day).map(({ option, values }) => (values.length <= inRow ? (
        <div key={option} className="chips" role="group" aria-label={cells.option(option)}>
          {values.map((value) => <button key={value} type="button" aria-pressed={chosen[option] === value} onClick={() => choose(option, value)}>{cells.value(option, value)}</button>)}
        </div>
      ) : (
        <NativeSelect key={option} size="xs" aria-label={cells.option(option)} value={String(chosen[option])} data={values.map((value) => ({ value: String(value), label: cells.value(option, value) }))}
          onChange={(event) => { const value = values.find((one) => String(one) === event.currentTarget.value); if (value !== undefined) choose(option, value) }} />
      )))}
      {days.length === 2 && <DayChoices pair={days} days={{ ...(result as Record<string, unknown>), ...chosen }} latest={latest} cells={cells} choose={choose} />}
    </div>
  )
}
