// The room rules of eslint.config.js bite: each forbidden import fails, and each room's own is let through.
import { resolve } from 'node:path'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const eslint = new ESLint({ cwd: root, ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' })
const complaints = async (file: string, imported: string) => (await eslint.lintText(`import * as it from '${imported}'\nexport default it\n`, { filePath: resolve(root, file) }))[0].messages.map(({ ruleId }) => ruleId)

test.each([
  ['db/handlers.ts', 'electron'], ['db/handlers.ts', 'better-sqlite3'], ['db/handlers.ts', 'react'], ['db/handlers.ts', '../renderer/shop.ts'], ['db/handlers.ts', '../electron/shell.ts'],
  ['db/analysis/tiers.ts', 'kysely'], ['db/analysis/tiers.ts', '../open.ts'], ['db/analysis/tiers.ts', 'node:fs'], ['db/orders/rules.ts', 'node:fs'], ['db/settings/model.ts', '../tables.ts'],
  ['electron/shell.ts', '../db/handlers.ts'], ['electron/shell.ts', 'better-sqlite3'], ['electron/shell.ts', '../renderer/shop.ts'],
  ['renderer/shop.ts', 'electron'], ['renderer/shop.ts', 'node:fs'], ['renderer/shop.ts', '../db/handlers.ts'], ['renderer/shop.ts', '../electron/shell.ts'],
])('%s may not import %s', async (file, imported) => { expect(await complaints(file, imported)).toContain('no-restricted-imports') })

test.each([
  ['db/open.ts', 'better-sqlite3'], ['db/settings/queries.ts', 'kysely'], ['db/analysis/tiers.ts', '../facts/facts.ts'], ['db/settings/model.ts', 'zod'],
  ['electron/shell.ts', 'electron'], ['electron/shell.ts', '../db/contract.ts'], ['renderer/shop.ts', '../db/contract.ts'], ['renderer/shop.ts', '../db/orders/rules.ts'],
])('%s may import %s', async (file, imported) => { expect(await complaints(file, imported)).toEqual([]) })
