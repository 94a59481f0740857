// The words on the screen: i18next over resources/texts (the scenarios' names stand beside their rules), with keys checked by the compiler.
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import analysisEn from '../resources/texts/analysis.en.json' with { type: 'json' }
import analysisJa from '../resources/texts/analysis.ja.json' with { type: 'json' }
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

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof ja & typeof tasksJa & typeof analysisJa & typeof segmentsJa & typeof reportJa & { panels: typeof panelsJa } }
  }
}

export type Language = 'ja' | 'en'

/** Loads both languages and starts in one of them. */
export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ja',
    resources: { ja: { translation: { ...ja, ...tasksJa, ...analysisJa, ...segmentsJa, ...reportJa, panels: panelsJa } }, en: { translation: { ...en, ...tasksEn, ...analysisEn, ...segmentsEn, ...reportEn, panels: panelsEn } } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

/** Switches every text at once; also the page's own language, which screen readers and line breaking follow. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language
  if (i18next.language !== language) void i18next.changeLanguage(language)
}
