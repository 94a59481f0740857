// What the app tests need from the machine: packages, an Electron, and an account for which Chromium's sandbox works.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { cacheDir, projectRoot } from '../../electron/runtime/cache.mjs'
import { electronPackages, findElectron } from '../../electron/runtime/find.mjs'

const packages = [...electronPackages, 'xvfb', 'xauth', 'fonts-noto-cjk', 'g++', 'poppler-utils', 'ca-certificates']
/** Newer releases of Ubuntu and Debian renamed these. */
const renamed = { 'libgtk-3-0': 'libgtk-3-0t64', libasound2: 'libasound2t64' }
const isRoot = process.getuid?.() === 0
const nobody = 65534

const output = (command, args) => spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).stdout ?? ''
const works = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const has = (command) => works('sh', ['-c', `command -v ${command}`])

function isInstalled(name) {
  return [name, renamed[name]].some((each) => each && output('dpkg-query', ['-W', '-f=${Status}', each]).includes('ok installed'))
}
// The old name may live on without a package behind it.
function installable(name) {
  return renamed[name] && /Candidate: \d/.test(output('apt-cache', ['policy', renamed[name]])) ? renamed[name] : name
}

function install(missing) {
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
  console.log(`Installing ${missing.join(' ')} …`)
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...missing.map(installable))
}

/** Installs missing packages where it may; otherwise throws with the line that does. Only Debian and its kin are known. */
export function providePackages() {
  if (process.platform !== 'linux') return
  if (!has('dpkg-query')) {
    if (!process.env.DISPLAY && !has('xvfb-run')) throw new Error('The app tests need a display, or xvfb-run (package xvfb or xorg-server-xvfb).')
    return
  }
  const missing = packages.filter((name) => !isInstalled(name))
  if (missing.length === 0 || (isRoot && install(missing))) return
  throw new Error(`The app tests need packages that are missing. Install them with:\n  sudo apt-get install -y ${missing.map(installable).join(' ')}`)
}

function asNobody(home) {
  return ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', 'env', '-u', 'XDG_CACHE_HOME', '-u', 'XDG_RUNTIME_DIR', `HOME=${home}`, `TMPDIR=${home}`]
}

// Root's Chromium has no sandbox, so what ships would go untested: the account "nobody" runs the tests, if it can.
function whyNotNobody(command, executable) {
  const can = (...words) => works(command[0], [...command.slice(1), ...words])
  if (!has('setpriv')) return 'setpriv is missing'
  if (!can('test', '-r', path.join(projectRoot, 'package.json'))) return `"nobody" may not read ${projectRoot}`
  if (!can('test', '-x', executable)) return `"nobody" may not run ${executable}`
  if (!can('unshare', '-Ur', 'true')) return 'this kernel opens no user namespaces for "nobody"'
  return null
}

/** A way to run the app tests: words to put before the command, environment, and what the person should know. */
export async function provideRuntime() {
  const { executable, carried, version, sandbox, env } = await findElectron()
  const home = mkdtempSync(path.join(os.tmpdir(), 'omotenashi-test-'))
  const results = path.join(projectRoot, 'test/output')
  mkdirSync(results, { recursive: true })
  let before = []
  let note = sandbox ? 'with Chromium\'s sandbox' : 'WITHOUT Chromium\'s sandbox: this account has no user namespaces'
  if (isRoot) {
    const command = asNobody(home)
    const why = whyNotNobody(command, executable)
    if (why === null) {
      for (const folder of [home, results]) { chmodSync(folder, 0o755); chownSync(folder, nobody, nobody) }
      // Only root can make this one with the rights that X servers expect.
      if (!existsSync('/tmp/.X11-unix')) { mkdirSync('/tmp/.X11-unix'); chmodSync('/tmp/.X11-unix', 0o1777) }
      before = command
      note = 'as "nobody", with Chromium\'s sandbox'
    } else note = `as root, WITHOUT Chromium's sandbox: ${why}`
  }
  const screen = process.platform === 'linux' && has('xvfb-run') ? ['xvfb-run', '-a', '--server-args=-screen 0 1440x900x24'] : []
  return {
    before: [...before, ...screen],
    env: { ...env, APP_ELECTRON: carried ? 'carried' : 'own', OMOTENASHI_CACHE: cacheDir }, // the same one, for whoever runs the tests
    note: `Electron ${version}${carried ? ' (from the npm registry)' : ''}, ${note}`,
    home,
    cleanUp: () => rmSync(home, { recursive: true, force: true }),
  }
}
