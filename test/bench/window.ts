// `xvfb-run -a npm run bench:window [lines]`: the real window while a large file is imported: frames, answers, cancel.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerDialogs, launch } from '../app/launch.ts'
import { writeOrders } from './generate.ts'

interface Bridge { ask(id: number, question: string, input: unknown): Promise<{ ok: boolean; code?: string; value?: unknown }> }
const lines = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(tmpdir(), 'omotenashi-window-'))
const csv = join(folder, 'orders.csv')
const made = writeOrders(csv, lines)
const { app, page, close } = await launch()
const ask = (question: string, input: unknown = {}) => page.evaluate(([q, i]) => (window as unknown as { shop: Bridge }).shop.ask(900_000 + Math.floor(Math.random() * 90_000), q, i), [question, input] as const)
try {
  await page.getByRole('button', { name: '見本のお店を開く' }).click()
  await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  const before = JSON.stringify((await ask('shop.summary')).value)
  await answerDialogs(app, { open: [csv] })

  /** Imports through the window; meanwhile frames are watched and questions asked. */
  async function importing(cancelAfter: number | null) {
    await page.getByRole('navigation').getByText('取り込み').first().click()
    await page.evaluate(() => {
      const seen = { longest: 0, frames: 0, last: performance.now(), stop: false }
      ;(window as unknown as { seen: typeof seen }).seen = seen
      const frame = () => { const now = performance.now(); seen.longest = Math.max(seen.longest, now - seen.last); seen.last = now; seen.frames++; if (!seen.stop) requestAnimationFrame(frame) }
      requestAnimationFrame(frame)
    })
    const again = page.getByRole('button', { name: '続けて取り込む' })
    if (await again.isVisible()) await again.click()
    await page.getByRole('button', { name: 'ファイルを選ぶ' }).first().click()
    const started = performance.now()
    // First the dry run, then, told to, the import itself: both are watched.
    await page.getByRole('heading', { name: /確かめています|取り込んでいます/ }).first().waitFor()
    const confirm = page.getByRole('button', { name: 'この内容で取り込む' })
    let confirmed = Infinity
    const waits: { question: string; ms: number }[] = []
    let same = true
    let cancelled = false
    const done = page.getByRole('heading', { name: '取り込みが終わりました' }).or(page.getByText('やめました')).first()
    for (;;) {
      if (await done.isVisible()) break
      if (confirmed === Infinity && await confirm.isVisible()) { await confirm.click(); confirmed = performance.now() }
      for (const [question, input] of [['today.board', {}], ['customers.list', { find: '佐藤' }], ['kpi.all', {}]] as const) {
        const asked = await page.evaluate(async ([q, i]) => { const at = performance.now(); const reply = await (window as unknown as { shop: Bridge }).shop.ask(800_000 + Math.floor(Math.random() * 90_000), q, i); return { ms: performance.now() - at, ok: reply.ok } }, [question, input] as const)
        if (!await done.isVisible()) waits.push({ question, ms: asked.ms })
      }
      if (!await done.isVisible() && JSON.stringify((await ask('shop.summary')).value) !== before && !await done.isVisible()) same = false
      if (cancelAfter !== null && !cancelled && performance.now() - confirmed > cancelAfter) { await page.getByRole('button', { name: 'やめる' }).click(); cancelled = true }
      await page.waitForTimeout(30)
    }
    const seconds = (performance.now() - started) / 1000
    const frames = await page.evaluate(() => { const { seen } = window as unknown as { seen: { longest: number; frames: number; stop: boolean } }; seen.stop = true; return seen })
    const worst = waits.reduce((a, b) => (b.ms > a.ms ? b : a), { question: '', ms: 0 })
    return { seconds, dryRunSeconds: (confirmed - started) / 1000, longestFrame: Math.round(frames.longest), frames: frames.frames, asked: waits.length, worstAnswer: Math.round(worst.ms), worst: worst.question, sameState: same }
  }
  console.log('cancelled:', await importing(700), 'shop as before:', JSON.stringify((await ask('shop.summary')).value) === before)
  console.log(`${lines} lines (${made.orders} orders):`, await importing(null))
  console.log('after:', JSON.stringify((await ask('shop.summary')).value))
} finally {
  await close()
  rmSync(folder, { recursive: true, force: true })
}
