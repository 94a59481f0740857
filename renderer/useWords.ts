// Words, formats and counted nouns in the language on the screen.
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Language } from './texts.ts'
import type { Formats } from './ui/format.ts'
import { formatsOf } from './ui/format.ts'

const all: Record<Language, Formats> = { ja: formatsOf('ja'), en: formatsOf('en') }

export interface Words extends Formats {
  t: TFunction
  language: Language
  /** '442人' and so on. */
  people: (count: number) => string
  /** The same where the column already says that people are meant. */
  head: (count: number) => string
  rows: (count: number) => string
  /** The customer as spoken of: name or company with 様. */
  sama: (customer: { name: string; company?: string }) => string
  /** The shown name of a channel; a code without a name is shown as it is. */
  channel: (code: string) => string
  scenario: (id: string) => string
  format: (code: string) => string
  encoding: (code: string) => string
}

/** Everything a component needs to write words and figures. */
export function useWords(): Words {
  const { t, i18n } = useTranslation()
  const language: Language = i18n.language === 'en' ? 'en' : 'ja'
  return {
    ...all[language],
    t,
    language,
    people: (count) => t('units.people', { count }),
    head: (count) => t('units.head', { count }),
    rows: (count) => t('units.rows', { count }),
    sama: ({ name, company }) => (name || company ? t('customers.sama', { name: name || company }) : t('customers.noName')),
    channel: (code) => t(`channels.${code as 'shopify'}`, { defaultValue: code }),
    scenario: (id) => t(`scenarios.${id}` as 'product.name', { defaultValue: id }),
    format: (code) => t(`formats.${code as 'shopify'}`, { defaultValue: code }),
    encoding: (code) => t(`encodings.${code as 'utf-8'}`, { defaultValue: code }),
  }
}
