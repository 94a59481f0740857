// Fills templates. Whatever is put in is escaped, unless this function made it; what was put in is never looked at again.

/** Markup made by `fill`. Plain texts are never taken for it, whatever they hold. */
export interface Html { readonly html: string }
export type Filling = string | number | Html | readonly Html[]

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const parsed = new Map<string, string[]>()

/**
 * Replaces each `{{name}}` of a template by the value of that name. One pass: `{{…}}` inside a value stays as it is.
 * @param values texts and numbers are escaped (numbers at most three decimals); markup goes in as it is, lists one after the other.
 * @throws Error when the template names a value that is not given: a fault of the program, not of the data.
 */
export function fill(template: string, values: Readonly<Record<string, Filling>>): Html {
  return { html: put(template, values, written) }
}

/** The same for plain text, which is escaped when it goes into a template itself. */
export function fillText(template: string, values: Readonly<Record<string, string | number>>): string {
  return put(template, values, String)
}

function put<T>(template: string, values: Readonly<Record<string, T>>, write: (value: T) => string): string {
  let parts = parsed.get(template)
  if (!parts) parsed.set(template, parts = template.split(/\{\{(\w+)\}\}/)) // text, name, text, name … text
  let out = parts[0]
  for (let i = 1; i < parts.length; i += 2) {
    if (!Object.hasOwn(values, parts[i])) throw new Error(`The template asks for ${parts[i]}, which is not given.`)
    out += write(values[parts[i]]) + parts[i + 1]
  }
  return out
}

function written(value: Filling): string {
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000)
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => escapes[sign])
  return 'html' in value ? value.html : value.map(({ html }) => html).join('')
}
