// Shades of a heat map: each darker than the one before, each with ink that can be read on it (also in greyscale).
const shades: readonly { background: string; color: string }[] = [
  { background: '#ffffff', color: '#23272e' }, { background: '#eef3f8', color: '#23272e' }, { background: '#dae5ef', color: '#23272e' }, { background: '#c0d3e3', color: '#23272e' },
  { background: '#a5c0d7', color: '#23272e' }, { background: '#8fb0cc', color: '#23272e' }, { background: '#2f6596', color: '#ffffff' }, { background: '#1f4a71', color: '#ffffff' },
]

/** The shade of a value between 0 and the highest; nothing or less than nothing stays white. */
export function shadeOf(value: number, highest: number): { background: string; color: string } {
  if (!(value > 0) || !(highest > 0)) return shades[0]
  return shades[Math.max(1, Math.min(shades.length - 1, Math.ceil((value / highest) * (shades.length - 1))))]
}
