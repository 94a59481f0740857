// `npm test`: lint, types, build, unit tests, app tests. The last line says how many passed and failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from '../electron/runtime/build.mjs'
import { projectRoot } from '../electron/runtime/cache.mjs'
import { requireNode24 } from '../electron/runtime/node24.mjs'
import { providePackages, provideRuntime } from './app/provision.mjs'

requireNode24('npm test')
const total = { passed: 0, failed: 0 }
const title = (text) => console.log(`\n── ${text}`)
const add = ({ passed, failed }) => { total.passed += passed; total.failed += failed }

/** Runs a command, streaming what it prints; returns its exit code. */
function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: projectRoot, stdio: 'inherit', env: { ...process.env, ...env } })
  if (error) console.error(error.message)
  return status ?? 1
}
const tool = (file, ...args) => run(process.execPath, [path.join(projectRoot, 'node_modules', file), ...args])

/** One check counts as one test. */
function check(name, passes) {
  title(name)
  const passed = passes()
  console.log(passed ? 'ok' : `FAILED: ${name}`)
  add(passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
  return passed
}

/** Counts of a vitest report. A file that could not be read, or an error outside any test, counts as one failure. */
function countTests(report, exitCode) {
  let counts = { passed: 0, failed: 0 }
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
    counts = { passed: numPassedTests, failed: numFailedTests + broken.length }
  } catch { console.error('The tests left no report.') }
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Runs one vitest project; `before` are words to put before the command. */
function tests(project, { before = [], env = {}, folder }) {
  const report = path.join(folder, `${project}.json`)
  const vitest = [path.join(projectRoot, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project, '--configLoader', 'native', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const [command, ...args] = [...before, process.execPath, ...vitest]
  add(countTests(report, run(command, args, env)))
}

async function appTests() {
  title('app tests')
  try {
    providePackages()
    const { before, env, note, home, cleanUp } = await provideRuntime()
    console.log(note)
    try { tests('app', { before, env, folder: home }) } finally { cleanUp() }
  } catch (error) {
    console.error(error.message)
    add({ passed: 0, failed: 1 })
  }
}

check('lint', () => tool('eslint/bin/eslint.js', '.', '--max-warnings', '0') === 0)
check('types', () => ['node', 'web', 'test'].map((part) => tool('typescript/bin/tsc', '-p', `tsconfig.${part}.json`)).every((code) => code === 0))
const built = check('build', build)

title('unit tests')
const folder = mkdtempSync(path.join(os.tmpdir(), 'omotenashi-unit-'))
tests('unit', { folder })
rmSync(folder, { recursive: true, force: true })

if (built) await appTests()
else {
  title('app tests: not run, because the build failed')
  add({ passed: 0, failed: 1 })
}

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed ? 1 : 0
