import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

// Who may import whom. A room that reaches into a forbidden one fails `npm run lint`.
const forbid = (...rules) => ({ 'no-restricted-imports': ['error', { patterns: rules.map(([regex, message, importNamePattern]) => ({ regex, message, ...(importNamePattern && { importNamePattern }) })) }] })
const electron = ['^electron$', 'electron belongs to the shell (electron/).']
const sqlite = ['^better-sqlite3$', 'better-sqlite3 belongs to db/open.ts.']
const node = ['^node:', 'pure rules: no files, no clock, no machine.']
const kysely = ['^kysely$', 'SQL belongs to queries.ts.']
const react = ['^(react|react-dom|zustand|chart\\.js|@mantine/.*|react-i18next)(/.*)?$', 'the window belongs to renderer/.']
const renderer = ['/renderer/', 'nothing below the window may know the window.']
const shell = ['/electron/', 'the shop\'s brain knows nothing of the shell.']
const outputs = ['(^\\.|/letters)/[^/]+$', 'only db/letters/registry.ts makes outputs: it leaves out whoever must not get them.', '^(render(?!Calibration)|csvE)']

export default ts.config(
  { ignores: ['out', 'dist', 'node_modules', 'test/output', 'test/samples'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['renderer/**/*.{ts,tsx}'], ...hooks.configs.flat.recommended },
  { files: ['db/**/*.ts'], ignores: ['db/letters/registry.ts'], rules: forbid(electron, sqlite, react, renderer, shell, outputs) },
  { files: ['db/letters/registry.ts'], rules: forbid(electron, sqlite, react, renderer, shell) },
  { files: ['db/open.ts'], rules: forbid(electron, react, renderer, shell, outputs) },
  { files: ['db/*/model.ts'], rules: forbid(electron, sqlite, react, renderer, shell, outputs, node, kysely, ['/(queries|open|tables|handlers|host)\\.ts$', 'a model imports zod and other models.']) },
  { files: ['db/*/rules.ts'], rules: forbid(electron, sqlite, react, renderer, shell, outputs, node, kysely, ['/(queries|open|tables|handlers|host)\\.ts$', 'rules are pure.']) },
  { files: ['db/analysis/**/*.ts'], rules: forbid(electron, sqlite, react, renderer, shell, outputs, node, kysely, ['/(queries|open|tables|handlers|host)\\.ts$', 'analyses read the facts, never SQL.']) },
  { files: ['electron/**/*.ts'], rules: forbid(sqlite, react, renderer, ['/db/(?!contract\\.ts$|errors\\.ts$|.*/model\\.ts$)', 'the shell knows the contract, not the brain.']) },
  { files: ['renderer/**/*.{ts,tsx}'], rules: forbid(electron, sqlite, node, kysely, ['/electron/', 'the window talks through window.shop.'], ['/db/(?!contract\\.ts$|errors\\.ts$|facts/day\\.ts$|[^/]+/(\\w*[mM]odel|rules)\\.ts$)', 'the window knows the contract, models and rules.']) },
  { files: ['**/*.mjs', '*.js'], languageOptions: { globals: { process: 'readonly', console: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', URL: 'readonly', Buffer: 'readonly' } } },
  { files: ['test/**/*.{ts,tsx}'], rules: { '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-return': 'off' } },
)
