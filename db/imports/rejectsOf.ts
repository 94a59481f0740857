// The rejected rows of a file that was just looked at or imported, as a list that can be corrected and imported again.
import en from '../../resources/texts/en.json' with { type: 'json' }
import ja from '../../resources/texts/ja.json' with { type: 'json' }
import { ShopError } from '../errors.ts'
import type { OpenShop } from '../shop.ts'
import type { FileChoice } from './model.ts'
import { inspectFile, savedLayouts } from './read.ts'
import { rejectsCsv } from './rejects.ts'

const words: Record<'ja' | 'en', Record<string, string>> = { ja: ja.rejects, en: en.rejects }

/**
 * In: files of the last preview or import, as they were chosen; the first of them with rejected rows is meant. Out: a name for the
 * list, its text, and how many rows are in it. Throws notFound where none was just looked at or nothing was rejected.
 */
export async function rejectsOf(open: OpenShop, files: readonly FileChoice[], granted: ReadonlyMap<string, string>, language: 'ja' | 'en' = 'ja'): Promise<{ name: string; text: string; rows: number }> {
  const { lastImport } = open
  for (const { handle } of files) {
    const at = lastImport?.files.indexOf(handle) ?? -1
    const path = granted.get(handle)
    if (at < 0 || path === undefined || !lastImport) continue
    const { file, rejected } = lastImport.result.files[at]
    const lines = new Set(rejected.filter(({ kept }) => !kept).map(({ line }) => line))
    if (lines.size === 0) continue
    const head = await inspectFile(path, { ...lastImport.how[at], saved: savedLayouts(open.db.sqlite), taxPercent: open.settings.taxPercent })
    let text = ''
    for await (const piece of rejectsCsv(head, rejected, (reason, value) => (words[language][reason] ?? reason) + (value === '' ? '' : `「${value}」`))) text += piece
    return { name: `${file.replace(/\.[^.]+$/, '')}-${language === 'ja' ? '取り込めない行' : 'rejected'}.csv`, text, rows: lines.size }
  }
  throw new ShopError('notFound')
}
