// Products, channels and places on paper: with what customers begin, what they choose next, where they come from.
import type { PanelCode } from '../../analysis/panelModel.ts'
import type { ReportContent } from '../content.ts'
import { panelTable } from '../tables.ts'
import type { Shown } from '../tables.ts'
import { block, headRoom, nothing, sayLine } from '../writing.ts'
import type { Piece } from '../writing.ts'

function tableBlock({ panel, w }: ReportContent, code: PanelCode, options: Record<string, unknown>, shown: readonly Shown[], room: number, most: number): Piece {
  const answer = panel(code, options)
  if (!answer) return nothing
  const sentence = w.sentence(answer)
  return block(w.say(`panels.${code}.name`), sayLine(sentence), panelTable(answer, w, shown, room - headRoom(sentence), most))
}

export const entryBlock = (content: ReportContent, room: number): Piece => tableBlock(content, 'entryProducts', {}, [
  { key: 'product', width: 74 }, { key: 'customers', width: 36, bar: 20 }, { key: 'f2', width: 22 }, { key: 'matured', width: 20 }, { key: 'ltv', width: 26 },
], room, 8)

export const nextBlock = (content: ReportContent, room: number): Piece => tableBlock(content, 'nextProduct', {}, [
  { key: 'from', width: 58 }, { key: 'to', width: 58 }, { key: 'customers', width: 16 }, { key: 'share', width: 18 }, { key: 'lift', width: 12 }, { key: 'medianDays', width: 16 },
], room, 8)

export const sourceBlock = (content: ReportContent, room: number): Piece => tableBlock(content, 'sourceLtv', { by: 'channel' }, [
  { key: 'source', width: 50 }, { key: 'customers', width: 36, bar: 18 }, { key: 'firstBuyers', width: 26 }, { key: 'ltv', width: 24 }, { key: 'profit', width: 22 }, { key: 'f2', width: 20 },
], room, 7)

export const areasBlock = (content: ReportContent, room: number): Piece => tableBlock(content, 'areas', {}, [
  { key: 'prefecture', width: 36 }, { key: 'customers', width: 20 }, { key: 'buyers', width: 24 }, { key: 'repeat', width: 22 }, { key: 'sales', width: 30 }, { key: 'share', width: 26, bar: 12 }, { key: 'perHead', width: 20 },
], room, 8)
