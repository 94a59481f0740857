// Compiles better-sqlite3 for the carried Electron (Node-API 9) with gcc alone: no node-gyp, Python or Node headers.
// The prebuilt addon wants Node-API 10; with the experimental part compiled in, the same source runs on 9.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

// node-api-headers leaves the experimental part out, and without this function the addon aborts at the first garbage
// collection: node-addon-api must be able to post its finalizers.
const shim = `#include <js_native_api.h>
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
extern "C" napi_status NAPI_CDECL node_api_post_finalizer(napi_env, napi_finalize, void*, void*);
`
const forBoth = ['-c', '-O2', '-fPIC', '-w', '-fvisibility=hidden', '-DNDEBUG']
const forAddon = ['-std=c++20', '-fvisibility-inlines-hidden', '-DNODE_GYP_MODULE_NAME=better_sqlite3', '-DBUILDING_NODE_EXTENSION',
  '-DNAPI_VERSION=2147483647', '-DNAPI_EXPERIMENTAL', '-DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
  '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS']

function compile(command, args) {
  return new Promise((done, failed) => {
    spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
      .on('error', () => failed(new Error(`${command} is missing.\n  Debian/Ubuntu: sudo apt-get install -y gcc g++`)))
      .on('close', (code) => code === 0 ? done() : failed(new Error(`${command} ended with ${code}`)))
  })
}

/**
 * Builds the addon (about 40 s on two cores).
 * @param target file to write; it appears only when it is whole
 * @throws when a compiler is missing or fails
 */
export async function buildAddon(target) {
  const source = path.dirname(require.resolve('better-sqlite3/package.json'))
  const sqlite = path.join(source, 'deps/sqlite3')
  const addonApi = path.dirname(createRequire(path.join(source, 'package.json')).resolve('node-addon-api/napi.h'))
  const options = fs.readFileSync(path.join(source, 'deps/defines.gypi'), 'utf8').matchAll(/^\s+'([A-Z0-9_]+(?:=[^']*)?)',/gm)
  const work = fs.mkdtempSync(`${target}.building-`)
  const inWork = (name) => path.join(work, name)
  try {
    fs.writeFileSync(inWork('shim.h'), shim)
    await Promise.all([
      compile('gcc', [...forBoth, ...[...options].map((option) => `-D${option[1]}`), '-o', inWork('sqlite3.o'), path.join(sqlite, 'sqlite3.c')]),
      compile('g++', [...forBoth, ...forAddon, `-I${require('node-api-headers').include_dir}`, `-I${addonApi}`, `-I${sqlite}`,
        '-include', inWork('shim.h'), '-o', inWork('addon.o'), path.join(source, 'src/better_sqlite3.cpp')]),
    ])
    await compile('g++', ['-shared', '-s', '-o', inWork('addon.node'), inWork('addon.o'), inWork('sqlite3.o'),
      '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl', '-lm', '-lpthread'])
    fs.renameSync(inWork('addon.node'), target)
  } finally { fs.rmSync(work, { recursive: true, force: true }) }
}
