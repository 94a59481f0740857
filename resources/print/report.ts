// The pages of the report: A4 sheets of a fixed size, no script. On screen the preview frame shows one sheet: #p1, #p2 …

/** A whole report. The patterns keep the stages apart where a printer knows no colours. */
export const report = `<!doctype html>
<html lang="{{language}}"><head><meta charset="utf-8"><title>{{title}}</title><style>
@page { size: 210mm 297mm; margin: 0 }
* { box-sizing: border-box }
html, body { margin: 0; padding: 0; background: #fff; color: #23272e }
body { font: 9pt/1.5 "Hiragino Sans", "Yu Gothic", YuGothic, "BIZ UDGothic", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; font-variant-numeric: tabular-nums; word-break: auto-phrase; overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact }
h1, h2, h3, p, dl, dd, ul, ol, table { margin: 0; padding: 0; font-weight: 400 }
h1, h2, .shop { font-family: "Hiragino Mincho ProN", "Yu Mincho", YuMincho, "BIZ UDMincho", "Noto Serif CJK JP", "Noto Serif JP", serif }
.sheet { position: relative; width: 210mm; height: 297mm; overflow: hidden; padding: 14mm 16mm 0 }
.body { height: 264mm; overflow: hidden; display: flex; flex-direction: column; gap: 5mm }
.body > * { flex: none }
.foot { position: absolute; left: 16mm; right: 16mm; bottom: 8mm; display: flex; gap: 6mm; justify-content: space-between; border-top: .2mm solid #b9b1a0; padding-top: 1.2mm; font-size: 8.5pt; line-height: 1.4; color: #4f565f; white-space: nowrap }
.foot span:first-child { overflow: hidden; text-overflow: ellipsis }
h1 { font-size: 19pt; line-height: 1.3; font-weight: 600; letter-spacing: .03em }
h1.long { font-size: 14pt } h1.longest { font-size: 11pt }
h2 { font-size: 12.5pt; line-height: 1.35; font-weight: 600; border-bottom: .35mm solid #23272e; padding-bottom: .8mm; margin-bottom: 1.8mm }
h3 { font-size: 9.5pt; line-height: 1.4; font-weight: 600; margin-bottom: 1mm }
.sheetHead { font-size: 8.5pt; color: #4f565f; display: flex; justify-content: space-between }
.facts { display: flex; flex-wrap: wrap; gap: .4mm 7mm; margin-top: 1.5mm; font-size: 9pt }
.facts div { display: flex; gap: 2mm } .facts dt, .dim { color: #4f565f }
.block > svg { margin-bottom: 1.5mm } .gap { height: 3mm }
.say { font-size: 9.5pt; line-height: 1.5; margin-bottom: 1.8mm }
.note { font-size: 8.5pt; line-height: 1.45; color: #4f565f; margin-top: 1.2mm }
.two { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 7mm; align-items: start }
.findings { list-style: none; display: grid; gap: 1.3mm } .findings li { display: grid; grid-template-columns: 41mm 1fr; gap: 3mm } .findings b { font-weight: 600 }
.things { display: grid; gap: 1.6mm; list-style: none; counter-reset: thing } .things li { counter-increment: thing; display: grid; grid-template-columns: 7mm 1fr; font-size: 8.5pt; line-height: 1.45 }
.things li::before { content: counter(thing); font: 600 13pt/1.15 "Hiragino Mincho ProN", "Yu Mincho", "Noto Serif CJK JP", serif } .things b { display: block; font-weight: 600; font-size: 9.5pt; line-height: 1.45 }
table { border-collapse: collapse; table-layout: fixed; font-size: 8.5pt; line-height: 1.35 }
th { font-weight: 400; color: #4f565f; text-align: left; vertical-align: bottom; border-bottom: .25mm solid #79808a; padding: .5mm 1mm }
td { border-bottom: .12mm solid #d9d3c6; padding: .75mm 1mm; vertical-align: middle }
th:first-child, td:first-child { padding-left: 0 } th:last-child, td:last-child { padding-right: 0 }
.barCell { display: flex; justify-content: space-between; align-items: center; gap: 1.5mm } .right { text-align: right } td.right { white-space: nowrap }
tr.total td { font-weight: 600; border-top: .25mm solid #79808a }
.two-lines { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
.heat td.tint { padding: .75mm .6mm; border: .12mm solid #fff }
.swatch { display: inline-block; vertical-align: -.4mm; margin-right: 1.4mm }
svg { display: block } svg.inline { display: inline-block; vertical-align: middle }
svg text { font-size: 3px; fill: #23272e } svg text.dim { fill: #4f565f } svg text.middle { text-anchor: middle } svg text.end { text-anchor: end } svg text.strong { font-weight: 600 }
.grid { stroke: #d9d3c6; stroke-width: .15; fill: none } .axis { stroke: #79808a; stroke-width: .25; fill: none } .goal { stroke: #23272e; stroke-width: .25; stroke-dasharray: .8 .8; fill: none }
.line { fill: none; stroke: #23272e; stroke-width: .5; stroke-linejoin: round; stroke-linecap: round } .line.b { stroke-dasharray: 1.6 1 } .dot { fill: #23272e } .dot.b { fill: #fff; stroke: #23272e; stroke-width: .35 }
.bar { fill: #23527c } .bar.b { fill: url(#hatch) }
.firstTime { fill: #3d7a5a } .repeat { fill: url(#slant) } .oneYear { fill: url(#dots) } .dormant { fill: url(#level) } .prospect { fill: #fff; stroke: #79808a; stroke-width: .25 } .plate { fill: #fff }
.cards { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 3mm }
.card { border: .25mm solid #b9b1a0; padding: 2mm 2.4mm; display: flex; flex-direction: column } .card .figure { font-size: 17pt; line-height: 1.35; font-weight: 600; white-space: nowrap } .card .figure small { font-size: 9pt; font-weight: 400; color: #4f565f; margin: 0 .6mm } .card .figure small:empty { margin: 0 } .card h3 { min-height: 2.8em; margin: 0 } .card p { font-size: 8.5pt; line-height: 1.45 } .card svg { margin-top: auto; padding-top: 1.2mm; box-sizing: content-box }
.definitions { columns: 2; column-gap: 7mm; font-size: 8.5pt; line-height: 1.42 } .definitions div { break-inside: avoid; margin-bottom: 1mm } .definitions dt { display: inline; font-weight: 600; margin-right: 1.5mm } .definitions dd { display: inline }
.ruled div { border-bottom: .15mm solid #b9b1a0; height: 9mm }
.words { border-left: .8mm solid #79808a; padding-left: 3mm; margin-bottom: 2.2mm } .words b { font-weight: 600 }
@media print {
  /* A little shorter than the paper: rounding to whole pixels must never start another page. */
  .sheet { height: calc(297mm - .5mm); break-inside: avoid; break-after: page }
  .sheet:last-of-type { break-after: auto }
}
</style></head><body><svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
<pattern id="slant" width="1.6" height="1.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.6" height="1.6" fill="#23527c"/><rect width=".35" height="1.6" fill="#a9c2d8"/></pattern>
<pattern id="dots" width="1.6" height="1.6" patternUnits="userSpaceOnUse"><rect width="1.6" height="1.6" fill="#e7c684"/><circle cx=".8" cy=".8" r=".38" fill="#7a5208"/></pattern>
<pattern id="level" width="1.5" height="1.5" patternUnits="userSpaceOnUse"><rect width="1.5" height="1.5" fill="#d3d6da"/><rect width="1.5" height=".3" fill="#79808a"/></pattern>
<pattern id="hatch" width="1.4" height="1.4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.4" height="1.4" fill="#fff"/><rect width=".45" height="1.4" fill="#23527c"/></pattern>
</defs></svg>{{sheets}}</body></html>
`

export const sheet = '<section class="sheet" id="p{{number}}"><div class="body">{{blocks}}</div><footer class="foot"><span>{{shop}}</span><span>{{what}}</span><span>{{page}}</span></footer></section>\n'
export const block = '<div class="block"><h2>{{title}}</h2>{{content}}</div>'
export const small = '<div class="block"><h3>{{title}}</h3>{{content}}</div>'
export const say = '<p class="say">{{text}}</p>'
export const note = '<p class="note">{{text}}</p>'
export const gap = '<div class="gap"></div>'
export const two = '<div class="two"><div>{{left}}</div><div>{{right}}</div></div>'
export const head = '<header><p class="sheetHead"><span>{{kind}}</span><span>{{purpose}}</span></p><h1 class="{{look}}">{{shop}}</h1><dl class="facts">{{facts}}</dl></header>'
export const fact = '<div><dt>{{name}}</dt><dd>{{value}}</dd></div>'
export const findings = '<ul class="findings">{{items}}</ul>'
export const finding = '<li><b>{{name}}</b><span>{{text}}</span></li>'
export const things = '<ol class="things">{{items}}</ol>'
export const thing = '<li><div><b>{{title}}</b><p>{{why}}</p><p class="dim">{{worth}}</p></div></li>'
export const definitions = '<dl class="definitions">{{items}}</dl>'
export const definition = '<div><dt>{{name}}</dt><dd>{{text}}</dd></div>'
export const ruled = '<div class="ruled"><h3>{{title}}</h3>{{lines}}</div>'
export const ruledLine = '<div></div>'
export const words = '<div class="words"><p><b>{{name}}</b>　<span class="dim">{{count}}</span></p><p>{{text}}</p></div>'
export const cards = '<div class="cards">{{cards}}</div>'
export const card = '<div class="card"><h3>{{name}}</h3><p class="figure"><small>{{before}}</small>{{figure}}<small>{{after}}</small></p><p>{{target}}</p><p>{{change}}</p><p class="dim">{{window}}</p>{{picture}}</div>'

export const table = '<table class="{{look}}"><colgroup>{{columns}}</colgroup><thead><tr>{{heads}}</tr></thead><tbody>{{rows}}</tbody></table>'
export const column = '<col style="width:{{width}}mm">'
export const headCell = '<th scope="col" class="{{look}}">{{text}}</th>'
export const row = '<tr class="{{look}}">{{cells}}</tr>'
export const cell = '<td class="{{look}}">{{content}}</td>'
export const tintCell = '<td class="right tint" style="background:{{colour}}">{{text}}</td>'
export const twoLines = '<span class="two-lines">{{text}}</span>'
export const swatch = '<svg class="swatch" width="4mm" height="2.6mm" viewBox="0 0 4 2.6" aria-hidden="true"><rect width="4" height="2.6" class="{{look}}"/></svg>{{text}}'

export const picture = '<svg width="{{width}}mm" height="{{height}}mm" viewBox="0 0 {{width}} {{height}}" role="img" aria-label="{{message}}">{{drawing}}</svg>'
/** A bar at the left of a cell, its figure at the right. */
export const barCell = '<span class="barCell">{{bar}}<span>{{text}}</span></span>'
export const inlineBar = '<svg class="inline" width="{{room}}mm" height="2.6mm" viewBox="0 0 {{room}} 2.6" aria-hidden="true"><rect width="{{width}}" height="2.6" class="bar"/></svg>'
export const tinyLine = '<svg width="{{width}}mm" height="{{height}}mm" viewBox="0 0 {{width}} {{height}}" aria-hidden="true">{{drawing}}</svg>'
export const text = '<text x="{{x}}" y="{{y}}" class="{{look}}">{{text}}</text>'
export const rect = '<rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" class="{{look}}"/>'
export const path = '<path d="{{d}}" class="{{look}}"/>'
export const dot = '<circle cx="{{x}}" cy="{{y}}" r="{{r}}" class="{{look}}"/>'
