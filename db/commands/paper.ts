// Postcards, labels and lists as PDF: the page is made here, the desktop runtime turns it into paper.
import { basename } from 'node:path'
import { ShopError } from '../errors.ts'
import { outputKinds, outputOptions } from '../letters/model.ts'
import type { OutputKind } from '../letters/model.ts'
import { produce, produces, recordOutput } from '../letters/registry.ts'
import { leftCounts, leftTable, segmentPeople } from './chosen.ts'
import type { Command } from './command.ts'
import { pdfOf } from './pdf.ts'
import { writeBytes } from './written.ts'

/** `--segment S --kind KIND --out X.pdf`. Throws usage, desktopMissing (what is missing stands on stderr), writeFailed. Where nobody is left no file is written. */
export const paper: Command = (input) => {
  const { shop, asOf, options, say, note } = input
  const { kind, out } = options
  if (!out) throw new ShopError('usage', { argument: '--out' })
  if (!isPaper(kind)) throw new ShopError('usage', { argument: `--kind ${kind ?? ''}` })
  const people = segmentPeople(input)
  const request = { kind, people, options: outputOptions.parse({}), without: [], ...(asOf !== undefined && { asOf }) }
  const { check, paper } = produce(shop, request, options.lang === 'en' ? 'en' : 'ja')
  if (paper) {
    writeBytes(out, pdfOf(paper.html))
    if (shop.db.readOnly) note(say('cli.notRecorded') + '\n')
    else recordOutput(shop, kind, request, paper.recipients, basename(out))
  }
  const [written, pages] = [check.send.length, paper?.pages ?? 0]
  return { json: { pages, written, left: leftCounts(check) }, text: (paper ? say('cli.printed', { count: written, pages, file: out }) : say('cli.nothing')) + leftTable(check, say) }
}

function isPaper(kind: string | undefined): kind is OutputKind {
  return (outputKinds as readonly (string | undefined)[]).includes(kind) && produces(kind as OutputKind) === 'paper'
}
