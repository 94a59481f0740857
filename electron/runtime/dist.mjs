// `npm run dist:dir`: packages the built app. Releases are built with the real Electron; the carried one only proves
// on machines without GitHub that the packaged program starts and opens its data. Words: the targets, and --out FOLDER.
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build, Platform } from 'electron-builder'
import { projectRoot } from './cache.mjs'
import { carriedAddon, carriedDir } from './carried.mjs'
import { findElectron } from './find.mjs'
import { requireNode24 } from './node24.mjs'

/** electron-builder's settings for the carried runtime: a copy without its boot folder, plus a copy of its addon (the builder would link to the cached one). */
function carriedConfig(output) {
  const copy = path.join(output, '.electron')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(path.dirname(copy), { recursive: true })
  cpSync(carriedDir, copy, { recursive: true, filter: (file) => !file.startsWith(carriedAddon) && file !== path.join(carriedDir, 'resources/app') }) // nor what a broken-off build of the addon left behind
  const addon = path.join(output, '.addon.node')
  cpSync(carriedAddon, addon)
  return { electronDist: copy, extraResources: [{ from: addon, to: 'better_sqlite3.node' }] }
}

requireNode24('npm run dist:dir')
const { values, positionals: targets } = parseArgs({ options: { out: { type: 'string', default: path.join(projectRoot, 'dist') } }, allowPositionals: true })
const output = path.resolve(values.out)
const { carried, version } = await findElectron()
if (carried && targets.some((target) => target !== 'dir')) {
  console.error('A release needs the real Electron, and this machine cannot fetch it. Only "dir" is possible here.')
  process.exit(1)
}
await build({
  targets: Platform.current().createTarget(targets),
  publish: 'never',
  projectDir: projectRoot,
  config: {
    extends: path.join(projectRoot, 'electron-builder.yml'),
    directories: { output },
    electronVersion: version,
    ...carried ? carriedConfig(output) : { electronDist: path.join(projectRoot, 'node_modules/electron/dist') },
  },
})
