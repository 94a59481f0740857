// Blocks of a small report one after the other: as few sheets as hold them, none broken.
import type { Piece } from './writing.ts'

/** Between two blocks of a sheet, mm. */
export const between = 5

/** In their order; a block that is taller than a sheet stands alone. */
export function flowed(blocks: readonly Piece[], room: number): Piece[][] {
  const sheets: Piece[][] = []
  let left = 0
  for (const piece of blocks) {
    if (piece.html === '') continue
    if (sheets.length === 0 || piece.tall + between > left) { sheets.push([piece]); left = room - piece.tall }
    else { sheets.at(-1)!.push(piece); left -= piece.tall + between }
  }
  return sheets
}
