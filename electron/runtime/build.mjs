// Builds out/ when it is missing or older than what it is made from.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './cache.mjs'

const sources = ['electron', 'db', 'renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const built = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const modified = (file) => statSync(path.join(projectRoot, file), { throwIfNoEntry: false })?.mtimeMs

function newest(source) {
  const inside = statSync(path.join(projectRoot, source), { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path.join(projectRoot, source), { recursive: true }).map((name) => path.join(source, name)) : []
  return Math.max(...[source, ...inside].map((file) => modified(file) ?? 0))
}

/** Whether out/ must be built again. */
export function isStale() {
  const oldest = Math.min(...built.map((file) => modified(file) ?? 0))
  return Math.max(...sources.map(newest)) > oldest
}

/** Builds out/. Returns whether it worked; the builder prints why not. */
export function build() {
  const { status } = spawnSync(process.execPath, [path.join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel', 'warn'], { cwd: projectRoot, stdio: 'inherit' })
  return status === 0
}
