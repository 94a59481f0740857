// Finds an Electron to run the built app with: the package's own, its own download, else the carried one.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { cacheDir, projectRoot } from './cache.mjs'
import { carriedElectron } from './carried.mjs'

const packageDir = path.join(projectRoot, 'node_modules/electron')
const failureFile = path.join(cacheDir, 'download-failed.json')
const oneDay = 86_400_000
/** What Electron itself links to on Debian and Ubuntu. */
export const electronPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1']

function ownElectron() {
  try {
    const executable = path.join(packageDir, 'dist', fs.readFileSync(path.join(packageDir, 'path.txt'), 'utf8'))
    return fs.existsSync(executable) ? executable : null
  } catch { return null }
}

function ownVersion() {
  return JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8')).version
}

function rememberedFailure() {
  try {
    const { at, version, why } = JSON.parse(fs.readFileSync(failureFile, 'utf8'))
    return version === ownVersion() && Date.now() - at < oneDay ? why : null
  } catch { return null }
}

// A network that swallows packets would keep the download waiting for minutes, so ask first whether anyone is there.
async function downloadReachable() {
  const { ELECTRON_MIRROR, HTTPS_PROXY, https_proxy } = process.env
  if (ELECTRON_MIRROR || HTTPS_PROXY || https_proxy) return true
  return globalThis.fetch('https://github.com', { method: 'HEAD', signal: globalThis.AbortSignal.timeout(8000) }).then(() => true, () => false)
}

/** Lets the electron package fetch its binary. Returns why it could not, or null. */
async function download() {
  const before = rememberedFailure()
  if (before) return before
  let why = null
  if (!await downloadReachable()) why = 'github.com cannot be reached'
  else {
    console.error(`Fetching Electron ${ownVersion()} …`)
    const { status, stderr, error } = spawnSync(process.execPath, [path.join(packageDir, 'install.js')], { encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'], timeout: 10 * 60_000 })
    if (status !== 0) why = (error?.message ?? stderr.trim().split('\n')[0]) || `exit ${status}`
  }
  if (why) {
    fs.mkdirSync(cacheDir, { recursive: true })
    fs.writeFileSync(failureFile, JSON.stringify({ at: Date.now(), version: ownVersion(), why }))
  }
  return why
}

/** Shared libraries that the executable needs and this Linux does not have. */
function missingLibraries(executable) {
  if (process.platform !== 'linux') return []
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' })
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((line) => line[1])
}

/** Whether Chromium's sandbox can work for this account: never for root; else it needs user namespaces or the setuid helper. */
export function sandboxWorks(executable) {
  if (process.platform !== 'linux') return true
  if (process.getuid?.() === 0) return false
  if (spawnSync('unshare', ['-Ur', 'true']).status === 0) return true
  try {
    const { uid, mode } = fs.statSync(path.join(path.dirname(executable), 'chrome-sandbox'))
    return uid === 0 && (mode & 0o4000) !== 0
  } catch { return false }
}

/**
 * An Electron to run `folder` with. APP_ELECTRON=own or =carried insists on one.
 * @param folder the app folder (holds package.json)
 * @returns executable, args and env for spawning; `carried` when it is the stand-in; `sandbox` whether Chromium's is on;
 *   `version` the Electron version
 * @throws an Error whose message says what is missing and which command helps
 */
export async function findElectron(folder = projectRoot) {
  const wanted = process.env.APP_ELECTRON
  const env = {}
  let executable = wanted === 'carried' ? null : ownElectron()
  let why = 'APP_ELECTRON=carried'
  if (!executable && wanted !== 'carried') {
    why = await download()
    executable = ownElectron()
  }
  const carried = !executable
  if (carried) {
    if (wanted === 'own' || process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Error(`Electron could not be fetched: ${why}.\n  Run "npx install-electron" where github.com can be reached, or set ELECTRON_MIRROR.\n  (A failure is remembered for a day in ${failureFile}; delete it to try again.)`)
    }
    const found = await carriedElectron()
    executable = found.executable
    env.APP_SQLITE_BINDING = found.addon
    env.ELECTRON_EXEC_PATH = executable // for electron-vite dev
  }
  const missing = missingLibraries(executable)
  if (missing.length) {
    throw new Error(`Electron needs libraries that this machine does not have: ${missing.join(', ')}\n  Debian/Ubuntu: sudo apt-get install -y ${electronPackages.join(' ')}`)
  }
  const sandbox = sandboxWorks(executable)
  return { executable, args: [folder, ...sandbox ? [] : ['--no-sandbox']], env, carried, sandbox, version: carried ? fs.readFileSync(path.join(path.dirname(executable), 'version'), 'utf8') : ownVersion() }
}

if (process.argv[1] === import.meta.filename) {
  await findElectron().then((found) => console.log(JSON.stringify(found, null, 1)), (error) => { console.error(error.message); process.exitCode = 1 })
}
