// How to get the order file out of each cart: where to click, which settings, which encoding.
import { Button } from '@mantine/core'
import { useState } from 'react'
import en from '../../resources/help/en.json' with { type: 'json' }
import ja from '../../resources/help/ja.json' with { type: 'json' }
import { Page } from '../ui/Page.tsx'
import { useWords } from '../useWords.ts'

export type Cart = keyof typeof ja

export function HelpPage({ back, start = 'shopify' }: { back: () => void; start?: Cart }) {
  const { t, language, channel } = useWords()
  const [cart, setCart] = useState<Cart>(start)
  const pages = language === 'en' ? en : ja
  const page = pages[cart]
  return (
    <Page title={t('imports.help.title')} actions={<Button variant="default" onClick={back}>{t('common.back')}</Button>}>
      <div className="stack helpPage">
        <div className="chips" role="group" aria-label={t('imports.help.carts')}>{(Object.keys(pages) as Cart[]).map((name) => <button key={name} type="button" aria-pressed={cart === name} onClick={() => setCart(name)}>{name === 'other' ? t('imports.help.other') : channel(name)}</button>)}</div>
        <section className="card">
          <h2>{cart === 'other' ? t('imports.help.other') : channel(cart)}</h2>
          <p className="dim">{page.file}</p>
          <ol className="helpSteps">{page.steps.map((step) => <li key={step}>{step}</li>)}</ol>
          <dl className="knownFiles"><div><dt>{t('imports.help.settings')}</dt><dd>{page.settings}</dd></div><div><dt>{t('imports.encoding')}</dt><dd>{page.encoding}</dd></div></dl>
          <p className="dim small">{t('imports.help.mayDiffer')}</p>
        </section>
        <p className="dim">{t('imports.help.keep')}</p>
      </div>
    </Page>
  )
}
