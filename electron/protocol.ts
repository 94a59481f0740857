// app://main: the built window, read from one folder, with its content policy in the response header.
import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'

export const appOrigin = 'app://main'

/** What the window may load and run: its own files and nothing else. Inline styles are for the component library. */
const contentPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:",
  "connect-src 'none'", 'frame-src app://paper', "worker-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.woff': 'font/woff',
}

/**
 * The file behind an app:// address.
 * @param root absolute folder that nothing may leave
 * @returns an absolute path inside root, or null when the address points elsewhere
 */
export function pageFile(root: string, address: string): string | null {
  const url = new URL(address)
  if (url.protocol !== 'app:' || url.host !== 'main') return null
  try {
    const file = resolve(root, '.' + decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname))
    return file.startsWith(root + sep) ? file : null
  } catch { return null } // an escape that is no character
}

/** Answers requests for app:// addresses from `root`; anything not found there is a 404. */
export function servePages(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const file = pageFile(root, request.url)
    const bytes = file && await readFile(file).catch(() => null)
    if (!file || !bytes) return new Response('not found', { status: 404 })
    return new Response(new Uint8Array(bytes), {
      headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': contentPolicy, 'x-content-type-options': 'nosniff' },
    })
  }
}
