// Where the runtime that `npm start` and the app tests use is kept between runs. Nothing of it is part of a release.
import os from 'node:os'
import path from 'node:path'

/**
 * The cache folder of this machine: OMOTENASHI_CACHE, else ~/.cache/omotenashi-cho. Root uses /var/cache, so that the
 * unprivileged account that runs the app tests can read what root has unpacked.
 */
export const cacheDir = process.env.OMOTENASHI_CACHE
  ?? (process.platform === 'linux' && process.getuid?.() === 0
    ? '/var/cache/omotenashi-cho'
    : path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'omotenashi-cho'))

/** The root of this checkout. */
export const projectRoot = path.resolve(import.meta.dirname, '../..')
