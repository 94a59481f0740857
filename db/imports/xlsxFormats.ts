// What the number formats of a workbook make of a number: a date, a time, a percentage, leading zeros, or just the number.

export type NumberKind =
  | { kind: 'number' | 'percent' | 'date' | 'dateTime' | 'time' | 'elapsed' }
  /** A pattern of zeros, e.g. '000-0000' for postal codes. Digits are filled in from the right. */
  | { kind: 'zeros'; pattern: string }

const plain: NumberKind = { kind: 'number' }

/** The formats that a workbook need not write out (ECMA-376 18.8.30; 27–36 and 50–58 as in Japanese and Chinese Excel). */
const builtIn = (id: number): NumberKind => {
  if (id === 9 || id === 10) return { kind: 'percent' }
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58)) return { kind: 'date' }
  if ((id >= 18 && id <= 21) || id === 32 || id === 33 || id === 45 || id === 47) return { kind: 'time' }
  if (id === 22) return { kind: 'dateTime' }
  return id === 46 ? { kind: 'elapsed' } : plain
}

/** In: the id of a format and its code where the workbook writes it out, e.g. 'yyyy"年"m"月"d"日";@' or '[$-411]ggge"年"'. */
export function kindOf(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn(id)
  // What is only shown: quoted, escaped, filling, spacing. A quote left open ends with the code.
  const bare = code.replace(/"[^"]*(?:"|$)|[\\_*].?/g, (shown) => /^\\[ ()-]$/.test(shown) ? shown.slice(1) : shown === '"-"' ? '-' : '')
  for (const section of bare.split(';')) {
    const kind = kindOfSection(section)
    if (kind !== plain) return kind
  }
  const last = bare.split(';').findLast((section) => /0/.test(section))?.replace(/\[[^\]]*\]/g, '').trim() ?? ''
  return /^[0 ()-]+$/.test(last) && last.replace(/[^0]/g, '').length > 1 ? { kind: 'zeros', pattern: last } : plain
}

function kindOfSection(section: string): NumberKind {
  const elapsed = /\[(h+|m+|s+)\]/i.test(section)
  const code = section.replace(/\[[^\]]*\]/g, '').replace(/general|g\/標準/gi, '').toLowerCase().replace(/am\/pm|a\/p|上午\/下午|午前\/午後/g, 'h').replace(/s[.,]0+/g, 's')
  if (elapsed) return { kind: 'elapsed' }
  // Places for digits: a number, whatever letters (円, 個, E+) stand around them.
  if (/[0#?]/.test(code)) return code.includes('%') ? { kind: 'percent' } : plain
  const time = /[hs]/.test(code)
  if (/[ydgea]/.test(code) || (!time && code.includes('m'))) return { kind: time ? 'dateTime' : 'date' }
  return time ? { kind: 'time' } : plain
}
