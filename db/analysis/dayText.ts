// A date as it is written in questions.
import { z } from 'zod'

/** A civil date 'YYYY-MM-DD' that exists. */
export const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine((s) => {
  const d = new Date(s + 'T00:00:00Z')
  return !Number.isNaN(d.getTime()) && d.toISOString().startsWith(s)
})
