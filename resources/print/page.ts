// The page every paper is printed from: sizes in millimetres, no script. On screen the preview frame shows one sheet: #p1, #p2 …

/** A whole document; its sheets have all the same size. */
export const page = `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><title>{{title}}</title><style>
@page { size: {{width}}mm {{height}}mm; margin: 0 }
html, body { margin: 0; padding: 0; background: #fff; color: #000 }
section { position: relative; width: {{width}}mm; overflow: hidden }
svg { display: block; width: {{width}}mm; height: {{height}}mm }
text { white-space: pre; fill: #000; font-family: "Hiragino Mincho ProN", "Yu Mincho", YuMincho, "BIZ UDMincho", "Noto Serif CJK JP", "Noto Serif JP", serif }
.gothic { font-family: "Hiragino Sans", "Yu Gothic", YuGothic, "BIZ UDGothic", "Noto Sans CJK JP", "Noto Sans JP", sans-serif }
.bold { font-weight: 600 }
.small { fill: #5c6470 }
.mark { fill: #bf4128 }
.middle { text-anchor: middle }
.end { text-anchor: end }
.down { writing-mode: vertical-rl; text-orientation: mixed }
.rule { fill: none; stroke: #79808a; stroke-width: .15 }
.frame { fill: none; stroke: #bf4128; stroke-width: .25 }
.hair { fill: none; stroke: #000; stroke-width: .1 }
@media print {
  /* A little shorter than the paper: rounding to whole pixels must never start another page. */
  section { height: calc({{height}}mm - .5mm); break-inside: avoid; break-after: page }
  section:last-child { break-after: auto }
}
@media screen {
  section { height: {{height}}mm }
}
</style></head><body>{{sheets}}</body></html>
`

/** One sheet. Everything on it is drawn in millimetres from its upper left corner, moved by the printer's correction. */
export const sheet = '<section id="p{{number}}"><svg viewBox="0 0 {{width}} {{height}}"><g transform="translate({{offsetX}} {{offsetY}})">{{drawing}}</g></svg></section>\n'

/** A line of writing from left to right; `y` is its base line. */
export const line = '<text x="{{x}}" y="{{y}}" font-size="{{size}}" class="{{look}}">{{text}}</text>'
/** The same, made exactly `length` long by narrowing its letters. */
export const squeezedLine = '<text x="{{x}}" y="{{y}}" font-size="{{size}}" class="{{look}}" textLength="{{length}}" lengthAdjust="spacingAndGlyphs">{{text}}</text>'

/** A column of writing from top to bottom; x is its middle. `squeeze` flattens its letters (1 = as they are). */
export const column = '<g transform="translate({{x}} {{y}}) scale(1 {{squeeze}})" font-size="{{size}}">{{runs}}</g>'
/** Upright letters of a column. */
export const uprightRun = '<text y="{{y}}" class="down {{look}}">{{text}}</text>'
/** One sign in the middle of its place, such as the bar between house numbers. */
export const centredRun = '<text y="{{y}}" class="down middle {{look}}">{{text}}</text>'
/** Letters lying on their side. */
export const lyingRun = '<text y="{{y}}" class="down {{look}}" textLength="{{length}}" lengthAdjust="spacingAndGlyphs">{{text}}</text>'
/** Two digits side by side in the place of one letter. */
export const pairRun = '<text y="{{y}}" class="middle {{look}}" textLength="{{length}}" lengthAdjust="spacingAndGlyphs">{{text}}</text>'

export const rectangle = '<rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" class="{{look}}"/>'
export const stroke = '<path d="M{{x1}} {{y1}}L{{x2}} {{y2}}" class="{{look}}"/>'
