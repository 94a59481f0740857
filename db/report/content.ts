// What a report is written from: the answers of the analyses, each asked once.
import { builtPanels } from '../analysis/panels/index.ts'
import type { PanelAnswer, PanelCode } from '../analysis/panelModel.ts'
import { addMonths, formatDay, parseDay } from '../facts/day.ts'
import type { Language } from '../formats/rules.ts'
import { importHealth } from '../imports/health.ts'
import type { Health } from '../imports/model.ts'
import { askPanel } from '../panels/ask.ts'
import { today } from '../shop.ts'
import type { OpenShop } from '../shop.ts'
import { todayBoard } from '../today/board.ts'
import type { TodayBoard } from '../today/model.ts'
import { figuresOf } from './figures.ts'
import { earlierReport } from './history.ts'
import type { EarlierReport, ReportFigures, ReportRequest } from './model.ts'
import { writingIn } from './writing.ts'
import type { Writing } from './writing.ts'

export interface ReportContent {
  open: OpenShop
  request: ReportRequest
  w: Writing
  shopName: string
  /** 'YYYY-MM-DD': the day of the figures, the same day a year before, and the day on which the report is made. */
  asOf: string
  yearAgo: string
  madeOn: string
  figures: ReportFigures
  before: ReportFigures
  earlier: EarlierReport | null
  board: TodayBoard
  health: Health
  /** A panel's answer, unless it is not built or has no rows. */
  panel: (code: PanelCode, options?: Record<string, unknown>) => PanelAnswer | null
}

export async function reportContent(open: OpenShop, request: ReportRequest, language: Language): Promise<ReportContent> {
  const madeOn = formatDay(today(open))
  const asOf = request.asOf ?? madeOn
  const yearAgo = formatDay(addMonths(parseDay(asOf), -12))
  const w = await writingIn(language)
  const known = new Map<string, PanelAnswer | null>()
  return {
    open, request, w, asOf, yearAgo, madeOn,
    shopName: open.settings.name.trim() || w.say('report.namelessShop'),
    figures: figuresOf(open, asOf), before: figuresOf(open, yearAgo), earlier: earlierReport(open, request.kind, asOf),
    board: todayBoard(open, asOf), health: importHealth(open, asOf),
    panel: (code, options = {}) => {
      const key = JSON.stringify([code, options])
      let answer = known.get(key)
      if (answer === undefined) {
        answer = builtPanels.includes(code) ? askPanel(open, { panel: code, options, asOf }) : null
        if (answer && answer.table.rows.length === 0) answer = null
        known.set(key, answer)
      }
      return answer
    },
  }
}
