// The choices on a panel: few values as buttons in a row, more as a list.
import { NativeSelect } from '@mantine/core'
import type { PanelChoice } from '../../db/analysis/panelModel.ts'
import type { Cells } from './useCells.ts'

interface Props { choices: readonly PanelChoice[]; chosen: Record<string, unknown>; cells: Cells; choose: (option: string, value: string | number) => void }
const inRow = 4

export function Choices({ choices, chosen, cells, choose }: Props) {
  if (choices.length === 0) return null
  return (
    <div className="panelChoices noPicture">
      {choices.map(({ option, values }) => (values.length <= inRow ? (
        <div key={option} className="chips" role="group" aria-label={cells.option(option)}>
          {values.map((value) => <button key={value} type="button" aria-pressed={chosen[option] === value} onClick={() => choose(option, value)}>{cells.value(option, value)}</button>)}
        </div>
      ) : (
        <NativeSelect key={option} size="xs" aria-label={cells.option(option)} value={String(chosen[option])} data={values.map((value) => ({ value: String(value), label: cells.value(option, value) }))}
          onChange={(event) => { const value = values.find((one) => String(one) === event.currentTarget.value); if (value !== undefined) choose(option, value) }} />
      )))}
    </div>
  )
}
