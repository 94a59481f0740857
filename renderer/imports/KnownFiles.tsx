// Which carts' files can be read, and which export to take from each.
import { useWords } from '../useWords.ts'

const platforms = ['shopify', 'eccube', 'base', 'colorme', 'rakuten', 'amazon'] as const

export function KnownFiles() {
  const { t } = useWords()
  return (
    <section className="card">
      <h2>{t('imports.known')}</h2>
      <dl className="knownFiles">
        {platforms.map((platform) => <div key={platform}><dt>{t(`channels.${platform}`)}</dt><dd className="dim">{t(`imports.export.${platform}`)}</dd></div>)}
      </dl>
    </section>
  )
}
