// The scripts of this project need Node 24; npm finds it in node_modules, plain `node` may not be it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './cache.mjs'

/** Ends the process with a clear message when the packages or Node 24 are missing. `command`: what to type instead. */
export function requireNode24(command) {
  if (!existsSync(path.join(projectRoot, 'node_modules/electron/package.json'))) {
    console.error('The packages are not installed yet. First run: npm ci')
    process.exit(1)
  }
  if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(`This is Node ${process.versions.node}; Node 24 is needed and lies in node_modules. Run it through npm: ${command}`)
    process.exit(1)
  }
}
