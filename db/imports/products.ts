// Products as files show them: known by their code, without one by their name; called what the latest file calls them.
import type { Sqlite } from '../open.ts'
import { byHand } from './queries.ts'

/** A short text that does not keep the piece of the file alive from which it was cut. */
export const detached = (text: string) => (text.length < 13 ? text : (' ' + text).slice(1)) // shorter ones are copies anyway

export interface ProductStore {
  beginFile(id: number, format: string): void
  /** The id of a product, new or known. */
  productId: (code: string, name: string) => number
  flush(): void
}

/** Inside the caller's transaction. */
export function productStore(sqlite: Sqlite): ProductStore {
  const known = new Map((sqlite.prepare('SELECT key, id FROM product').raw().all() as [string, number][]))
  const insert = sqlite.prepare('INSERT INTO product (key, code, name) VALUES (?, ?, ?)')
  const note = sqlite.prepare('INSERT OR IGNORE INTO productName (productId, fileId, name) VALUES (?, ?, ?)')
  const rename = sqlite.prepare('UPDATE product SET name = @name WHERE id = @id AND name <> @name')
  let file = { id: 0, manual: false }
  /** The products of the current file, with the first name that it gives each. */
  let shown = new Map<number, string>()
  const flush = () => {
    for (const [id, name] of shown) if (name !== '') { note.run(id, file.id, name); rename.run({ id, name }) }
  }
  return {
    beginFile(id, format) {
      flush()
      file = { id, manual: format === byHand }
      shown = new Map()
    },
    productId(code, name) {
      const key = code === '' ? `name:${name}` : `code:${code}`
      let id = known.get(key)
      const isNew = id === undefined
      if (id === undefined) known.set(detached(key), (id = Number(insert.run(key, code, name).lastInsertRowid)))
      // Whoever types an order picks a product that is known; only a new one is named by it.
      if (!shown.has(id) && (isNew || !file.manual)) shown.set(id, detached(name))
      return id
    },
    flush,
  }
}
