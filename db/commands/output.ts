// How the command line speaks: readable tables, or exactly one JSON document.
import i18next from 'i18next'
import type { i18n } from 'i18next'
import analysisEn from '../../resources/texts/analysis.en.json' with { type: 'json' }
import analysisJa from '../../resources/texts/analysis.ja.json' with { type: 'json' }
import cliEn from '../../resources/texts/cli.en.json' with { type: 'json' }
import cliJa from '../../resources/texts/cli.ja.json' with { type: 'json' }
import en from '../../resources/texts/en.json' with { type: 'json' }
import ja from '../../resources/texts/ja.json' with { type: 'json' }
import { panelsEn } from '../../resources/texts/panels/en.ts'
import { panelsJa } from '../../resources/texts/panels/ja.ts'
import reportEn from '../../resources/texts/report.en.json' with { type: 'json' }
import reportJa from '../../resources/texts/report.ja.json' with { type: 'json' }
import segmentsEn from '../../resources/texts/segments.en.json' with { type: 'json' }
import segmentsJa from '../../resources/texts/segments.ja.json' with { type: 'json' }
import tasksEn from '../../resources/texts/tasks.en.json' with { type: 'json' }
import tasksJa from '../../resources/texts/tasks.ja.json' with { type: 'json' }

export type Say = (key: string, params?: Record<string, unknown>) => string

/** The texts in one language. */
export async function textsIn(language: 'ja' | 'en'): Promise<Say> {
  const instance: i18n = i18next.createInstance()
  await instance.init({
    lng: language, interpolation: { escapeValue: false },
    resources: { ja: { translation: { ...ja, ...cliJa, ...tasksJa, ...analysisJa, ...segmentsJa, ...reportJa, panels: panelsJa } }, en: { translation: { ...en, ...cliEn, ...tasksEn, ...analysisEn, ...segmentsEn, ...reportEn, panels: panelsEn } } },
  })
  // The window knows its keys at compile time; here they are put together while running.
  const texts = instance as unknown as { t: (key: string, params: Record<string, unknown>) => string }
  return (key, params) => texts.t(key, params ?? {})
}

/** Columns a text takes in a terminal: Chinese, Japanese and full-width characters take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦\u{20000}-\u{3fffd}]/u.test(char) ? 2 : 1
  return width
}

/** Rows as a table: the first row is the heading; columns named in `right` are set right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => widthOf(row[column]))))
  const line = (row: readonly string[]) => row.map((cell, column) => {
    const space = ' '.repeat(widths[column] - widthOf(cell))
    return right.includes(column) ? space + cell : cell + space
  }).join('  ').trimEnd()
  return [line(rows[0]), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.slice(1).map(line)].join('\n')
}

/** A share for people to read; — where there is nothing to divide by. */
export function percent(numerator: number, denominator: number): string {
  return denominator === 0 ? '—' : `${((numerator / denominator) * 100).toFixed(1)} %`
}
export function number(value: number): string {
  return value.toLocaleString('en-US')
}
