// The report as PDF or as figures, and every table of 分析 as files.
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ShopError } from '../errors.ts'
import { formatsOf } from '../formats/rules.ts'
import { cellText } from '../panels/rules.ts'
import { tableBundle } from '../report/bundle.ts'
import { figuresOf, kpiCell } from '../report/figures.ts'
import { earlierReport, noteReport } from '../report/history.ts'
import { bundleFormats, comparedKpis, comparedTiers, reportKinds } from '../report/model.ts'
import type { BundleFormat, ReportKind } from '../report/model.ts'
import { reportPaper } from '../report/paper.ts'
import type { Command } from './command.ts'
import { number, table } from './output.ts'
import { pdfOf } from './pdf.ts'
import { writeBytes } from './written.ts'

/**
 * `--out X.pdf [--kind full|owner|staff|consultant] [--names]` writes a report and notes its figures; without `--out` the figures alone.
 * `--bundle FOLDER [--format xlsx|csv]` writes every table (both kinds where none is named). Throws usage, desktopMissing, writeFailed.
 */
export const report: Command = async (input) => {
  const { shop, asOf, options, say, note } = input
  const { kind = 'full', out, bundle, lang } = options
  if (!(reportKinds as readonly string[]).includes(kind)) throw new ShopError('usage', { argument: `--kind ${kind}` })
  if (bundle !== undefined) return tables(input, bundle)
  const language = lang === 'en' ? 'en' : 'ja'
  const request = { kind: kind as ReportKind, hideNames: options.names === undefined, ...(asOf !== undefined && { asOf }) }
  const figures = figuresOf(shop, asOf)
  const earlier = earlierReport(shop, request.kind, figures.asOf)
  const json = { kind: request.kind, figures, previous: earlier && { kind: earlier.kind, asOf: earlier.asOf, madeAt: earlier.madeAt, figures: earlier.figures } }
  if (out === undefined) {
    const formats = formatsOf(language)
    const write = (then: string | undefined): string => then ?? say('common.none')
    const rows = [
      ...comparedTiers.map((tier) => [tier === 'total' ? say('report.stages.total') : say(`tiers.${tier}`), write(earlier ? number(earlier.figures.tiers[tier]) : undefined), number(figures.tiers[tier])]),
      ...comparedKpis.map((kpi) => [say(`kpis.${kpi}.name`), write(earlier ? cellText(kpiCell(kpi, earlier.figures.kpis[kpi]), 'kpiBoard', say, formats) : undefined), cellText(kpiCell(kpi, figures.kpis[kpi]), 'kpiBoard', say, formats)]),
    ]
    return { json, text: `${say('cli.asOf', { day: figures.asOf })}${say('report.space')}${earlier ? `${say('report.changes.then')} ${earlier.asOf}` : say('report.cli.noEarlier')}\n${table([[say('report.changes.kpi'), say('report.changes.then'), say('report.changes.now')], ...rows], [1, 2])}` }
  }
  const paper = await reportPaper(shop, request, language)
  writeBytes(out, pdfOf(paper.html))
  if (shop.db.readOnly) note(say('report.cli.notNoted') + '\n')
  else noteReport(shop, request.kind, paper.figures)
  return { json: { ...json, pages: paper.pages, file: basename(out) }, text: say('report.cli.made', { count: paper.pages, file: out }) }
}

async function tables({ shop, asOf, options, say }: Parameters<Command>[0], folder: string): Promise<{ json: unknown; text: string }> {
  const { format, lang } = options
  if (format !== undefined && !(bundleFormats as readonly string[]).includes(format)) throw new ShopError('usage', { argument: `--format ${format}` })
  const files: string[] = []
  let count = 0
  try { mkdirSync(folder, { recursive: true }) } catch { throw new ShopError('writeFailed', { path: folder }) }
  for (const one of format === undefined ? bundleFormats : [format as BundleFormat]) {
    const made = await tableBundle(shop, one, asOf, lang === 'en' ? 'en' : 'ja')
    for (const file of made.files) { writeBytes(join(folder, file.name), file.bytes); files.push(file.name) }
    count = made.tables
  }
  return { json: { folder, tables: count, files }, text: say('report.cli.bundled', { count, folder }) }
}
