// How a column of the facts lies in the file: as the narrowest whole numbers that hold it, which is half of what it takes in memory.

const kinds = { Uint8Array, Int16Array, Uint16Array, Int32Array }
type Kind = keyof typeof kinds
type Column = Uint8Array | Int16Array | Uint16Array | Int32Array
/** Starts never fall, so they are kept as the small steps between them. */
const rising = new Set(['lineStart', 'customerStart'])

/** A column as its name in the cache, which says how to read it back, and its bytes. */
export function stored(name: string, column: Column): { name: string; data: Buffer } {
  const steps = rising.has(name) ? column.map((value, i) => value - (i > 0 ? column[i - 1] : 0)) : column
  const kind = narrowest(steps)
  const small = steps.constructor.name === kind ? steps : new kinds[kind](steps)
  return { name: `${name}:${column.constructor.name}:${kind}`, data: Buffer.from(small.buffer, small.byteOffset, small.byteLength) }
}

/** The column again. In: what `stored` gave, with the parts of its name. */
export function restored(name: string, kind: string, small: string, data: Buffer): Column {
  // A copy starts at an aligned address, which a view into SQLite's buffer need not.
  const narrow = new kinds[small as Kind](data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer)
  const column = kind === small ? narrow : new kinds[kind as Kind](narrow)
  if (rising.has(name)) for (let i = 1; i < column.length; i++) column[i] += column[i - 1]
  return column
}

function narrowest(column: Column): Kind {
  let [least, most] = [0, 0]
  for (let i = 0; i < column.length; i++) {
    if (column[i] < least) least = column[i]
    else if (column[i] > most) most = column[i]
  }
  if (least >= 0) return most < 0x100 ? 'Uint8Array' : most < 0x10000 ? 'Uint16Array' : 'Int32Array'
  return least >= -0x8000 && most < 0x8000 ? 'Int16Array' : 'Int32Array'
}
