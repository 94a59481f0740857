// Every schema step there ever was, in order. PRAGMA user_version counts how many a file has had.
import { bigIndexes, start } from './0001-start.ts'

export const migrations: readonly string[] = [start + Object.values(bigIndexes).join(';\n') + ';\n']
export { bigIndexes }
