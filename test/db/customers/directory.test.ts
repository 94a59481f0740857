// Searching in one long text finds exactly the customers whose own text holds what is looked for.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadDirectory } from '../../../db/customers/directory.ts'
import { searchKey } from '../../../db/customers/normalise.ts'
import { memoryShop } from '../../../db/open.ts'

test('as if every customer were asked', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '佐', '藤', '1'), maxLength: 6 })
  fc.assert(fc.property(fc.array(letters, { maxLength: 40 }), fc.string({ unit: fc.constantFrom('a', 'b', '佐', '藤', '1'), minLength: 1, maxLength: 3 }), (texts, find) => {
    const { sqlite } = memoryShop()
    const insert = sqlite.prepare('INSERT INTO customer (id, searchKey) VALUES (?, ?)')
    texts.forEach((text, i) => insert.run(i * 2 + 1, searchKey(text)))
    expect([...loadDirectory(sqlite).search(find)]).toEqual(texts.map((text) => (searchKey(text).includes(searchKey(find)) ? 1 : 0)))
    sqlite.close()
  }), { numRuns: 60 })
})
