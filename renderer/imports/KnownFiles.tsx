// Which carts' files can be read; each name opens the page that says how to export from it.
import { useWords } from '../useWords.ts'
import ja from '../../resources/help/ja.json' with { type: 'json' }
import type { Cart } from './HelpPage.tsx'

export function KnownFiles({ open }: { open: (cart: Cart) => void }) {
  const { t, channel } = useWords()
  return (
    <section className="card">
      <h2>{t('imports.known')}<small>{t('imports.help.press')}</small></h2>
      <ul className="knownList">
        {(Object.keys(ja) as Cart[]).map((cart) => <li key={cart}><button type="button" className="link" onClick={() => open(cart)}>{cart === 'other' ? t('imports.help.other') : channel(cart)}</button></li>)}
      </ul>
      <p className="dim small">{t('imports.help.others')}</p>
    </section>
  )
}
