// Figures of the board as they are written: in their unit, with or without tax as the user chose.
import type { Ratio } from '../../../../db/analysis/model.ts'
import { difference, shownValue } from '../../../../db/analysis/rules.ts'
import type { BoardUnit } from '../../../../db/kpis/model.ts'
import { timesText } from '../../../ui/format.ts'
import { useWords } from '../../../useWords.ts'
import { useMoney } from '../../useCells.ts'

export interface BoardWords {
  /** A figure; '—' where there is nothing to divide by. */
  value: (unit: BoardUnit, ratio: Ratio) => string
  /** A target in the figure's unit. */
  amount: (unit: BoardUnit, value: number) => string
  /** now − then with its sign, in points, yen or times; '—' where one is missing. */
  gap: (unit: BoardUnit, now: Ratio, then: Ratio | number | null) => string
}

export function useBoardWords(): BoardWords {
  const { t, number } = useWords()
  const money = useMoney()
  const none = t('common.none')
  const amount = (unit: BoardUnit, value: number): string => {
    switch (unit) {
      case 'rate': return `${value.toFixed(1)}%`
      case 'yen': return money.yen(value)
      case 'profit': return money.profit(value)
      case 'times': return t('panels.kpiBoard.words.timesUnit', { n: timesText(value) })
      case 'multiple': return t('panels.kpiBoard.words.multipleUnit', { n: value.toFixed(2) })
      case 'plain': return number(value)
    }
  }
  return {
    value: (unit, ratio) => { const value = shownValue(unit, ratio); return value === null ? none : amount(unit, value) },
    amount,
    gap: (unit, now, then) => {
      const by = difference(shownValue(unit, now), typeof then === 'number' || then === null ? then : shownValue(unit, then))
      if (by === null) return none
      const size = Math.abs(by)
      return (by > 0 ? '＋' : by < 0 ? '−' : '±') + (unit === 'rate' ? t('panels.kpiBoard.words.points', { n: size.toFixed(1) }) : amount(unit, size))
    },
  }
}

/** What was typed as a target: full-width digits and thousands marks are understood. null = empty, undefined = no number. */
export function typedTarget(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,円%¥回倍\s]/g, '')
  if (plain === '') return null
  const value = Number(plain)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
