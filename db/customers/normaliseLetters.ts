// Letters that differ only in how they are written, made equal: width, variant kanji, katakana.

/** Spellings taken as equal; the last of each group stands for it. */
const variants = ['髙高', '﨑崎', '濵浜', '德徳', '齋斎齊斉', '邊邉辺', '桒桑', '舘館', '澤沢', '嶋嶌島', '櫻桜', '廣広', '國国', '惠恵',
  '眞真', '龍竜', '瀧滝', '冨富', '𠮷吉', '槇槙', '曾曽', '靏鶴', 'ヶケ']
const standard = new Map(variants.flatMap((group) => {
  const letters = [...group]
  return letters.slice(0, -1).map((letter) => [letter, letters[letters.length - 1]] as const)
}))
const anyVariant = new RegExp(`[${[...standard.keys()].join('')}]`, 'gu')

/** Equal spellings of kanji made equal (髙橋 → 高橋). In and out: any text. */
export function foldVariants(text: string): string {
  return text.replace(anyVariant, (letter) => standard.get(letter) ?? letter)
}

/** NFKC, skipping the texts that are in it already (most are): half-width kana to full, full-width digits to half. */
export function foldWidth(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fe)) continue
    return text.normalize('NFKC')
  }
  return text
}

/** Katakana as hiragana; everything else stays. */
export function hiragana(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // ヽ and ヾ lie apart from the block of syllables but at the same distance.
    out += code >= 0x30a1 && code <= 0x30f6 || code === 0x30fd || code === 0x30fe ? String.fromCharCode(code - 0x60) : text[i]
  }
  return out
}
