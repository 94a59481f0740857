// What a panel's picture gets: the answer, and a way to open the people behind a figure. Sales go through useMoney (useCells.ts): the user chooses with or without tax.
import type { CellKey, PanelAnswer } from '../../../db/analysis/panelModel.ts'

export interface PictureProps<R = unknown> {
  answer: PanelAnswer<R>
  /** The panel's sentence as shown: the picture's accessible name. */
  message: string
  /** Opens exactly the people of that cell. */
  open: (cell: CellKey, name: string) => void
}
