// What is typed into the fields of a product, as values.

/** A name or a category: without blanks around it, sixty characters at most. */
export function readWord(typed: string): string | undefined {
  const word = typed.trim()
  return word.length <= 60 ? word : undefined
}

/** Whole days from 1 to 3,650, full-width digits too; nothing typed = null (learned from the purchases). `undefined` = cannot be used. */
export function readDays(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,日\s]/g, '')
  if (plain === '') return null
  const days = Number(plain)
  return /^\d+$/.test(plain) && days >= 1 && days <= 3650 ? days : undefined
}
