// Filling templates: everything escaped, nothing expanded twice.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fill, fillText } from '../../../db/letters/fill.ts'

it('escapes whatever is put in, also inside attributes', () => {
  expect(fill('<p title="{{a}}">{{a}}</p>', { a: `</p><script>'"&` }).html).toBe('<p title="&lt;/p&gt;&lt;script&gt;&#39;&quot;&amp;">&lt;/p&gt;&lt;script&gt;&#39;&quot;&amp;</p>')
})

it('never expands data, whatever marks it holds', () => {
  expect(fill('{{a}}{{b}}', { a: '{{b}}$&$1${b}', b: '{{a}}' }).html).toBe('{{b}}$&amp;$1${b}{{a}}')
  expect(fill('{{outer}}', { outer: fill('[{{a}}]', { a: '{{outer}}' }) }).html).toBe('[{{outer}}]')
  expect(fillText('{{a}}/{{b}}', { a: '{{b}}', b: 2 })).toBe('{{b}}/2')
})

it('puts in markup of its own as it is, lists in order, numbers with three decimals at most', () => {
  expect(fill('{{list}}{{n}}', { list: [fill('<b/>', {}), fill('{{x}}', { x: '<' })], n: 0.1 + 0.2 }).html).toBe('<b/>&lt;0.3')
})

it('refuses a template that asks for more than it is given, also for names every object has', () => {
  expect(() => fill('{{missing}}', {})).toThrow('missing')
  expect(() => fill('{{toString}}', {})).toThrow('toString')
})

it('leaves no sign of markup from any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const { html } = fill('{{text}}', { text })
    expect(html).not.toMatch(/[<>"']/)
    expect(html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')).toBe(text)
  }))
})
