// Advertising costs as the screen asks for and saves them: a grid of months × media.
import { z } from 'zod'

/** 'YYYY-MM'. */
const monthText = z.string().regex(/^(19|[2-9]\d)\d\d-(0[1-9]|1[0-2])$/)
/** '' = not divided by medium. */
export const mediumText = z.string().max(100).refine((text) => text === text.trim() && !/[\t\r\n]/.test(text))

const costCell = z.object({ month: monthText, medium: mediumText, /** Whole yen; null = not entered (0 = nothing was spent). */ yen: z.number().int().min(0).max(2_000_000_000).nullable() })
export type CostCell = z.infer<typeof costCell>

/** The cells that change, each month and medium once. Saving the cells of before is the way back. */
export const saveCosts = z.object({
  cells: z.array(costCell).min(1).max(5000).refine((cells) => new Set(cells.map(({ month, medium }) => `${month} ${medium}`)).size === cells.length),
})

/** Everything entered, and the media it may be entered for: those with costs, and those customers have named; '' comes first. `months`: 24 to today, oldest first, with earlier ones that have costs. */
export interface Costs { months: string[]; media: string[]; cells: { month: string; medium: string; yen: number }[] }
