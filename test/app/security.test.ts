// What a page must never be able to do, tried from inside the real window.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract, shellContract } from '../../db/contract.ts'
import type { Launched } from './launch.ts'
import { launch } from './launch.ts'
import { reply } from './screen.ts'

let running: Launched
let requests = 0
let outside = ''
const server = createServer((_request, response) => { requests++; response.end('reached') })

beforeAll(async () => {
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  running = await launch()
})
afterAll(async () => {
  await running.close()
  server.close()
})

/** Asks one question from inside the page, whatever it is. */
const ask = (question: string, input: unknown) => reply(running.page, question, input)

/** Runs a script in a second, hidden window that has our preload script; answers what the script answers. */
function inForeignWindow(address: string, script: string, preferences: Record<string, unknown> = {}): Promise<unknown> {
  return running.app.evaluate(async ({ BrowserWindow }, given) => {
    const foreign = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, preload: given.preload, ...given.preferences } })
    try {
      await foreign.loadURL(given.address)
      return await foreign.webContents.executeJavaScript(given.script)
    } finally { foreign.destroy() }
  }, { address, script, preferences, preload: join(import.meta.dirname, '../../out/preload/preload.cjs') })
}
const askFrom = (frame: string) => `${frame}.shop.ask(1, 'shell.state', {}).then(() => 'answered', (error) => error.message)`

/** A script that runs from a timer inside the page, where the content policy holds (it does not for evaluate). */
async function fromTimer(script: string): Promise<void> {
  await running.page.evaluate((text) => new Promise<void>((done) => {
    const element = document.createElement('div')
    element.id = 'policy-probe'
    document.body.append(element)
    setTimeout(() => {
      try {
        if (text === 'eval') window.eval('document.getElementById("policy-probe").textContent = "ran"')
        else {
          const inline = document.createElement('script')
          inline.textContent = 'document.getElementById("policy-probe").textContent = "ran"'
          document.body.append(inline)
        }
      } catch { element.dataset.refused = 'yes' }
      done()
    }, 0)
  }), script)
}
const probe = () => running.page.evaluate(() => {
  const element = document.getElementById('policy-probe')
  element?.remove()
  return element?.textContent
})

describe('the page', () => {
  it('runs sandboxed, apart from the preload script, without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) =>
      (BrowserWindow.getAllWindows()[0].webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> }).getLastWebPreferences())
    expect(preferences).toMatchObject({
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false,
      webSecurity: true, allowRunningInsecureContent: false, webviewTag: false,
    })
    expect(preferences.experimentalFeatures || preferences.enableBlinkFeatures).toBeFalsy()
    expect(await running.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window))).toEqual([])
  })

  it('sees of the shell only the five functions of the bridge', async () => {
    expect(await running.page.evaluate(() => Object.keys(window.shop).sort())).toEqual(['ask', 'cancel', 'dropFiles', 'onMenu', 'onProgress'])
  })

  it('starts without an error in the console', () => {
    expect(running.errors).toEqual([])
  })

  it.each(['eval', 'inline'])('cannot run %s scripts', async (kind) => {
    await fromTimer(kind)
    expect(await probe()).toBe('')
  })

  it('is served with a policy that names no other origin', async () => {
    const headers = await running.app.evaluate(async ({ net }) => Object.fromEntries((await net.fetch('app://main/index.html')).headers))
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(headers['content-security-policy']).not.toMatch(/http|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  it.each(['app://main/../../etc/passwd', 'app://main/..%2f..%2f..%2f..%2fetc/passwd', 'app://main/%00', 'app://main/%E0%A4%A', 'app://other/index.html'])('gets nothing at %s', async (address) => {
    expect(await running.app.evaluate(async ({ net }, url) => (await net.fetch(url)).status, address)).toBe(404)
  })
})

describe('the window stays where it is', () => {
  const steps: Record<string, (url: string) => void> = {
    'location': (url) => { location.href = url },
    'window.open': (url) => { window.open(url) },
    'a link to a new window': (url) => {
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' })
      document.body.append(link)
      link.click()
    },
    'a download': (url) => { Object.assign(document.createElement('a'), { href: url, download: 'x' }).click() },
    'a form': (url) => {
      const form = Object.assign(document.createElement('form'), { action: url, method: 'post' })
      document.body.append(form)
      form.submit()
    },
    'a frame': (url) => { document.body.append(Object.assign(document.createElement('iframe'), { src: url })) },
    'an image': (url) => { new Image().src = url },
    'a beacon': (url) => { navigator.sendBeacon(url, 'x') },
  }
  it.each(Object.keys(steps))('%s leads nowhere', async (name) => {
    await running.page.evaluate(steps[name], outside).catch(() => undefined)
    await running.page.waitForTimeout(200) // for what must not happen there is nothing to wait for
    expect(running.page.url()).toBe('app://main/index.html')
    expect(running.app.windows()).toHaveLength(1)
    expect(requests).toBe(0)
  })

  it('not even a page without a policy reaches the network', async () => {
    expect(await inForeignWindow('data:text/html,<p>foreign</p>', `fetch('${outside}').then((answer) => answer.text(), () => 'refused')`)).toBe('refused')
    expect(requests).toBe(0)
  })
})

describe('permissions are denied', () => {
  const tries: Record<string, () => Promise<unknown>> = {
    camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
    notifications: () => Notification.requestPermission().then((answer) => { if (answer !== 'granted') throw new Error(answer) }),
    geolocation: () => new Promise((found, refused) => { navigator.geolocation.getCurrentPosition(found, refused) }),
    'clipboard reading': () => navigator.clipboard.readText(),
    screen: () => navigator.mediaDevices.getDisplayMedia(),
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
  }
  it.each(Object.keys(tries))('%s', async (name) => {
    await expect(running.page.evaluate(tries[name])).rejects.toThrow()
  })
})

describe('questions', () => {
  it('are answered to the window', async () => {
    expect(await ask('shell.state', {})).toMatchObject({ ok: true, value: { language: 'ja', shop: null, recents: [] } })
  })

  it('are refused to a foreign page', async () => {
    expect(await inForeignWindow('data:text/html,<p>foreign</p>', askFrom('window'))).toMatch('may not ask')
    expect(await inForeignWindow('about:blank', askFrom('window'))).toMatch('may not ask')
  })

  it('are refused to a frame inside our own page', async () => {
    const inFrame = `new Promise((done) => {
      const frame = document.createElement('iframe')
      frame.srcdoc = '<p>frame</p>'
      frame.onload = () => done(frame.contentWindow.shop ? ${askFrom('frame.contentWindow')} : 'no bridge')
      document.body.append(frame)
    })`
    expect(await inForeignWindow('app://main/index.html', inFrame, { nodeIntegrationInSubFrames: true })).toMatch('may not ask')
  })

  it.each(['host.open', 'host.create', 'host.close', 'constructor', '__proto__', 'shell', '', 'x'.repeat(101)])('nobody knows %s', async (question) => {
    expect(await ask(question, { path: '/etc/passwd' })).toMatchObject({ ok: false, code: question.length > 100 ? 'badInput' : 'unknownQuestion' })
  })

  it('open only shops that the shell itself has listed', async () => {
    expect(await ask('shell.openRecent', { path: '/etc/passwd' })).toMatchObject({ ok: false, code: 'shopNotFound' })
  })

  it('give no handle for a file that only a script has made up', async () => {
    expect(await running.page.evaluate(() => window.shop.dropFiles([new File(['x'], '/etc/passwd')]))).toEqual([])
  })

  const garbage: unknown[] = [null, 42, 'DROP TABLE customer', [], [[]], true, { '': 1, path: 42, language: 'xx', text: 1, name: '', files: 'x', id: 'x', find: 9, limit: -1, asOf: 'x', from: 'x', to: 'x' }]
  it.each([...Object.keys(contract), ...Object.keys(shellContract)])('%s refuses bad input', async (question) => {
    for (const input of garbage) {
      const answer = await ask(question, input)
      expect(answer.ok, `${question} took ${JSON.stringify(input)}`).toBe(false)
      expect(['badInput', 'shopNotOpen']).toContain(answer.ok || answer.code)
    }
  })
})
