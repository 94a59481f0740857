// Every schema step there ever was, in order. PRAGMA user_version counts how many a file has had.
import { bigIndexes, start } from './0001-start.ts'
import { care } from './0002-care.ts'
import { identity } from './0003-identity.ts'
import { analysis } from './0004-analysis.ts'

export const migrations: readonly string[] = [start + Object.values(bigIndexes).join(';\n') + ';\n', care, identity, analysis]
export { bigIndexes }
