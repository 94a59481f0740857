// `npm start` on a machine without a display: the same work on the sample shop, told in the terminal.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectRoot } from './cache.mjs'

const words = {
  ja: {
    noDisplay: '画面がないため、見本のお店を端末で集計します。',
    steps: { sample: '見本のお店を作ります', tiers: 'お客様の段階（本日）', kpi: '主な指標', list: '休眠のお客様の宛名リスト' },
    made: (shop, list) => `お店ファイル: ${shop}\n宛名リスト: ${list}`,
    window: '窓で開くには、画面のあるパソコンで npm start、ここでは xvfb-run -a npm start\n続けて調べるには: npm run -s shop -- customers <お店ファイル>',
  },
  en: {
    noDisplay: 'No display here, so the sample shop is worked through in the terminal.',
    steps: { sample: 'Making the sample shop', tiers: 'Customer stages today', kpi: 'Key figures', list: 'Address list of dormant customers' },
    made: (shop, list) => `Shop file: ${shop}\nAddress list: ${list}`,
    window: 'To open the window: npm start on a desktop, or xvfb-run -a npm start here\nTo look further: npm run -s shop -- customers <shop file>',
  },
}

function freshFolder() {
  const wanted = path.join(projectRoot, 'out', '見本')
  try {
    rmSync(wanted, { recursive: true, force: true })
    mkdirSync(wanted, { recursive: true })
    return wanted
  } catch { return mkdtempSync(path.join(os.tmpdir(), 'omotenashi-')) } // a checkout that may not be written to
}

/** Whether a window could be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Runs the command line on a new sample shop: stages, figures, an address list. Returns the exit code. */
export function showInTerminal() {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || ''
  const language = /^(?!ja|C\b|POSIX)[a-z]{2,3}/i.test(locale) ? 'en' : 'ja'
  const say = words[language]
  const folder = freshFolder()
  const shop = path.join(folder, '見本 茶舗みどり屋.omotenashi')
  const list = path.join(folder, '宛名リスト.csv')
  const steps = [
    [say.steps.sample, ['sample', shop]],
    [say.steps.tiers, ['tiers', shop]],
    [say.steps.kpi, ['kpi', shop]],
    [say.steps.list, ['list', shop, '--segment', 'tier:dormant', '--out', list]],
  ]
  console.log(say.noDisplay)
  for (const [title, words] of steps) {
    console.log(`\n■ ${title}`)
    const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(projectRoot, 'db/cli.ts'), ...words, '--lang', language], { stdio: 'inherit' })
    if (status !== 0) return status ?? 1
  }
  console.log(`\n${[existsSync(list) && say.made(shop, list), say.window].filter(Boolean).join('\n')}`)
  return 0
}
