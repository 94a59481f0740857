// 差込印刷: for whom, on which paper, a look at it, and out. Three steps on one page.
import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ShopInfo } from '../../db/shops/model.ts'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { Addressees } from './Addressees.tsx'
import { Counts } from './Counts.tsx'
import { isList, requestOf, useDesk } from './desk.ts'
import { History } from './History.tsx'
import { Outcome } from './Outcome.tsx'
import { Papers } from './Papers.tsx'
import { Preview } from './Preview.tsx'
import type { Making } from './useMaking.ts'
import { useMaking } from './useMaking.ts'
import './letters.css'

export function LettersPage({ shop }: { shop: ShopInfo }) {
  const { t } = useWords()
  const desk = useDesk()
  const request = requestOf(desk)
  const { value: check, error, again, loading } = useAsk('letters.check', request)
  const making = useMaking(request)
  const shown = request ? check : undefined
  const ready = shown !== undefined && !loading && shown.send.length > 0 && !making.busy
  useKeys(ready, making, isList(desk.kind))
  const sheets = shown?.pages ?? 0
  return (
    <Page
      title={t('rooms.letters')}
      actions={isList(desk.kind)
        ? <Button disabled={!ready} loading={making.busy} onClick={() => making.saveList(false)} title="Ctrl+S">{shown?.send.length ? t('letters.saveList', { count: shown.send.length }) : t('letters.saveListNone')}</Button>
        : <>
          <Button variant="default" disabled={!ready} onClick={making.savePdf} title="Ctrl+S">{t('letters.savePdf')}</Button>
          <Button disabled={!ready} loading={making.busy} onClick={making.print} title="Ctrl+P">{sheets ? t('letters.print', { count: sheets }) : t('letters.printNone')}</Button>
        </>}
    >
      <div className="lettersColumn">
        {shop.readOnly && <Notice>{t('common.readOnly')}</Notice>}
        <Outcome making={making} />
        <div className="letters">
          <div className="stack lettersChoose"><Addressees /><Papers making={making} /></div>
          <Preview request={request} check={shown} />
          <div className="stack lettersCheck">
            <section className="card">
              <h2>{t('letters.step3')}</h2>
              <Trouble error={error} again={again} />
              {shown ? <Counts check={shown} /> : <p className="dim">{t('letters.chooseFirst')}</p>}
            </section>
            <History />
          </div>
        </div>
      </div>
    </Page>
  )
}

/** Ctrl+S saves, Ctrl+P prints: the two hands know from everywhere else. */
function useKeys(ready: boolean, making: Making, list: boolean): void {
  const latest = useRef({ ready, making, list })
  useEffect(() => { latest.current = { ready, making, list } })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      const now = latest.current
      if (event.key === 's') {
        event.preventDefault()
        if (now.ready) { if (now.list) now.making.saveList(false); else now.making.savePdf() }
      }
      if (event.key === 'p') {
        event.preventDefault()
        if (now.ready && !now.list) now.making.print()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
