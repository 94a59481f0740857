// A small line without axes, beside a figure; its numbers are in the chart and its table.

/** Values oldest first; gaps (null) break the line. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null)
  if (known.length < 2) return <svg width="96" height="26" aria-hidden="true" />
  const low = Math.min(...known)
  const span = Math.max(...known) - low || 1
  const x = (index: number) => 3 + (index * 90) / (values.length - 1)
  const y = (value: number) => 22 - ((value - low) / span) * 18
  const path = values.map((value, index) => (value === null ? '' : `${index > 0 && values[index - 1] !== null ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)).join('')
  const last = values.at(-1)
  return (
    <svg width="96" height="26" viewBox="0 0 96 26" aria-hidden="true">
      <path d={path} fill="none" stroke="#5a89b1" strokeWidth="1.6" />
      {last !== null && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="2.6" fill="#23527c" />}
    </svg>
  )
}
