// What a workbook says about itself: its visible sheets and their parts, how it counts days, how its numbers are shown.
import { ShopError } from '../errors.ts'
import type { Part } from './xlsxDirectory.ts'
import { kindOf, type NumberKind } from './xlsxFormats.ts'
import { noTexts, readTexts, type SharedTexts } from './xlsxStrings.ts'
import { attribute, readWhole } from './xlsxXml.ts'
import type { Zip } from './xlsxZip.ts'

export interface Sheet { name: string; part: Part }
export interface Book {
  /** The visible ones, in their order. */
  sheets: Sheet[]
  from1904: boolean
  /** How a cell's style shows numbers. */
  formats: NumberKind[]
  texts: SharedTexts
}

const MOST_BYTES = 32_000_000
const MOST_SHEETS = 255

/** Reads everything but the sheets. Throws ShopError: fileIsZip where there is no workbook, and what readXml throws. */
export async function readBook(zip: Zip, alive: () => void): Promise<Book> {
  const top = await relationsOf(zip, '')
  const path = top.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const part = zip.parts.get(path)
  if (part === undefined) throw new ShopError('fileIsZip')
  const relations = await relationsOf(zip, path)
  const partOf = (type: string): Part | undefined => zip.parts.get(relations.find((relation) => relation.type.endsWith(type))?.target ?? '')

  const sheets: Sheet[] = []
  let from1904 = false
  await readWhole(zip, part, MOST_BYTES, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true|on)$/.test(attribute(attributes(), 'date1904'))
      if (name !== 'sheet') return
      const all = attributes()
      const id = Object.keys(all).find((key) => key.endsWith(':id'))
      const relation = relations.find((one) => id !== undefined && one.id === all[id])
      // Sheets of charts and macros have no cells.
      if (/hidden$/i.test(all.state ?? '') || relation?.type.endsWith('/worksheet') !== true) return
      const cells = zip.parts.get(relation.target)
      if (cells === undefined) throw new ShopError('xlsxDamaged')
      sheets.push({ name: attribute(all, 'name'), part: cells })
      if (sheets.length > MOST_SHEETS) throw new ShopError('xlsxUnsafe')
    },
  })
  const [styles, strings] = [partOf('/styles'), partOf('/sharedStrings') ?? zip.parts.get('xl/sharedstrings.xml')]
  return {
    sheets, from1904,
    formats: styles === undefined ? [] : await formatsOf(zip, styles),
    texts: strings === undefined ? noTexts : await readTexts(zip, strings, alive),
  }
}

interface Relation { id: string; type: string; target: string }

/** What a part refers to, by the names of the parts inside this file; whatever points outside finds nothing. */
async function relationsOf(zip: Zip, path: string): Promise<Relation[]> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const part = zip.parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const relations: Relation[] = []
  if (part === undefined) return relations
  await readWhole(zip, part, MOST_BYTES, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const all = attributes()
      if (all.TargetMode === 'External') return
      const target = attribute(all, 'Target').replaceAll('\\', '/')
      const steps: string[] = target.startsWith('/') ? [] : folder.split('/').slice(0, -1)
      for (const step of target.split('/')) {
        if (step === '..') steps.pop()
        else if (step !== '' && step !== '.') steps.push(step)
      }
      relations.push({ id: all.Id, type: attribute(all, 'Type'), target: steps.join('/').toLowerCase() })
    },
  })
  return relations
}

async function formatsOf(zip: Zip, part: Part): Promise<NumberKind[]> {
  const codes = new Map<number, string>()
  const ids: number[] = []
  let inCells = false
  await readWhole(zip, part, MOST_BYTES, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt') codes.set(Number(attributes().numFmtId), attribute(attributes(), 'formatCode'))
      else if (name === 'xf' && inCells) ids.push(Number(attributes().numFmtId ?? 0))
    },
    close(name) { if (name === 'cellXfs') inCells = false },
  })
  return ids.map((id) => kindOf(id, codes.get(id)))
}
