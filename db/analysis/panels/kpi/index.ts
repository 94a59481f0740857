// The panels of one tab.
import { kpiBoard } from './kpiBoard.ts'
import { ltvTree } from './ltvTree.ts'

export const kpi = { kpiBoard, ltvTree }
