// The words of a language, put together while running: for the command line, files and paper (the window has its own, renderer/texts.ts).
import i18next from 'i18next'
import type { i18n } from 'i18next'
import analysisEn from '../resources/texts/analysis.en.json' with { type: 'json' }
import analysisJa from '../resources/texts/analysis.ja.json' with { type: 'json' }
import cliEn from '../resources/texts/cli.en.json' with { type: 'json' }
import cliJa from '../resources/texts/cli.ja.json' with { type: 'json' }
import en from '../resources/texts/en.json' with { type: 'json' }
import ja from '../resources/texts/ja.json' with { type: 'json' }
import { panelsEn } from '../resources/texts/panels/en.ts'
import { panelsJa } from '../resources/texts/panels/ja.ts'
import reportEn from '../resources/texts/report.en.json' with { type: 'json' }
import reportJa from '../resources/texts/report.ja.json' with { type: 'json' }
import segmentsEn from '../resources/texts/segments.en.json' with { type: 'json' }
import segmentsJa from '../resources/texts/segments.ja.json' with { type: 'json' }
import tasksEn from '../resources/texts/tasks.en.json' with { type: 'json' }
import tasksJa from '../resources/texts/tasks.ja.json' with { type: 'json' }
import type { Language, Say } from './formats/rules.ts'

/** The texts in one language. */
export async function textsIn(language: Language): Promise<Say> {
  const instance: i18n = i18next.createInstance()
  await instance.init({
    lng: language, interpolation: { escapeValue: false },
    resources: { ja: { translation: { ...ja, ...cliJa, ...tasksJa, ...analysisJa, ...segmentsJa, ...reportJa, panels: panelsJa } }, en: { translation: { ...en, ...cliEn, ...tasksEn, ...analysisEn, ...segmentsEn, ...reportEn, panels: panelsEn } } },
  })
  // The window knows its keys at compile time; here they are put together while running.
  const texts = instance as unknown as { t: (key: string, params: Record<string, unknown>) => string }
  return (key, params) => texts.t(key, params ?? {})
}
