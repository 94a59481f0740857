// `npm start`: opens the window, or works in the terminal where there is no display. `--dev` serves the sources live.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { build, isStale } from './build.mjs'
import { projectRoot } from './cache.mjs'
import { requireNode24 } from './node24.mjs'
import { hasDisplay, showInTerminal } from './terminal.mjs'

function open(command, args, env) {
  spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    .on('error', (error) => { console.error(error.message); process.exitCode = 1 })
    .on('exit', (code) => { process.exitCode = code ?? 1 })
}

async function openWindow(given) {
  const { findElectron } = await import('./find.mjs')
  const { executable, args, env, carried, sandbox, version } = await findElectron()
  if (carried) console.error(`Electron itself could not be fetched: running on ${version} from the npm registry, for trying out.`)
  if (!sandbox) console.error('Chromium\'s sandbox cannot work for this account (root, or no user namespaces): running without it.')
  if (given.includes('--dev')) {
    open(process.execPath, [path.join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', ...sandbox ? [] : ['--noSandbox']], env)
    return
  }
  if (isStale() && !build()) { process.exitCode = 1; return }
  const wayland = process.env.WAYLAND_DISPLAY && !process.env.DISPLAY ? ['--ozone-platform-hint=auto'] : []
  const quiet = '--log-level=3' // Chromium otherwise reports every desktop service that a small machine lacks
  open(executable, [...args, quiet, ...wayland, ...given], env)
}

requireNode24('npm start')
if (hasDisplay()) await openWindow(process.argv.slice(2)).catch((error) => { console.error(error.message); process.exitCode = 1 })
else process.exitCode = showInTerminal()
