// The language of menu and native dialogs, and the one the window starts in.
import en from '../resources/texts/shell.en.json' with { type: 'json' }
import ja from '../resources/texts/shell.ja.json' with { type: 'json' }

export type Language = 'ja' | 'en'
export type ShellTexts = typeof ja

export const shellTexts: Record<Language, ShellTexts> = { ja, en }

/**
 * The language of a machine that was never told one: Japanese unless the machine clearly speaks another.
 * @param env the process environment; on Linux it names the locale ("C" and "POSIX" say nothing)
 * @param preferred the system's languages, best first (Windows, macOS)
 */
export function machineLanguage(platform: string, env: Record<string, string | undefined>, preferred: readonly string[]): Language {
  const name = platform === 'linux' ? env.LC_ALL || env.LC_MESSAGES || env.LANG || '' : preferred[0] ?? ''
  const says = /^[a-z]{2,3}(?![a-z])/i.exec(name)?.[0].toLowerCase()
  return says === undefined || says === 'ja' ? 'ja' : 'en'
}

/** Fills `{name}` marks of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark))
}
