// Turns a finished page into a PDF without a window on screen: `node paper.mjs PAGE.html OUT.pdf`. For the command line.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { projectRoot } from './cache.mjs'
import { findElectron } from './find.mjs'
import { requireNode24 } from './node24.mjs'
import { hasDisplay } from './terminal.mjs'

const entry = path.join(projectRoot, 'out/main/paper.js')
/** The longest a page may take (ms): some thousand cards are done in a minute. */
const patience = 10 * 60_000

/** An app folder whose entry is the printer instead of the window; Electron starts folders only. */
function appFolder(folder) {
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'omotenashi-cho-paper', version: '0.0.0', type: 'module', main: path.relative(folder, entry) }))
  return folder
}

/** Words to put before a command so that it has a display. Throws where there is none to be had. */
function displayFor() {
  if (hasDisplay()) return []
  if (spawnSync('xvfb-run', ['--help'], { stdio: 'ignore' }).status === 0) return ['xvfb-run', '-a']
  throw new Error('There is no display here, and no xvfb-run to stand in for one.\n  Debian/Ubuntu: sudo apt-get install -y xvfb xauth')
}

async function print(page, file) {
  const before = displayFor()
  if ((isStale() || !existsSync(entry)) && !build()) throw new Error('The program could not be built.')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'omotenashi-electron-'))
  try {
    const { executable, args, env } = await findElectron(appFolder(folder))
    const [command, ...words] = [...before, executable, ...args, '--log-level=3', page, file]
    const { status, error, signal } = spawnSync(command, words, { stdio: ['ignore', 2, 2], env: { ...process.env, ...env, APP_USER_DATA: path.join(folder, 'data') }, timeout: patience })
    if (status !== 0) throw new Error(error?.message ?? `Electron ended with ${status ?? signal}.`)
  } finally { rmSync(folder, { recursive: true, force: true }) }
}

requireNode24('npm run -s shop -- paper …')
const [page, file] = process.argv.slice(2).map((name) => path.resolve(name))
try {
  await print(page, file)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
