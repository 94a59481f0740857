// まずこの3つ: what to do first, why, what it may be worth, how long it takes, and the one way to begin.
import { Button } from '@mantine/core'
import type { FirstThing } from '../../db/today/firstThingsModel.ts'
import type { Say } from '../../db/formats/rules.ts'
import { wordsOfThing } from '../../db/today/rules.ts'
import { chooseAndImport } from '../imports/run.ts'
import { openLetters } from '../letters/desk.ts'
import { ask } from '../shop.ts'
import { Info } from '../ui/Info.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { runShellWrite } from '../welcome/shellWrite.ts'
import { useHidden } from './hidden.ts'
import './firstThings.css'

export function FirstThings({ readOnly }: { readOnly: boolean }) {
  const { t } = useWords()
  const asOf = useView((view) => view.asOf)
  const { hidden, hide, show } = useHidden()
  const { value } = useAsk('today.firstThings', hidden ? null : asOf ? { asOf } : {})
  if (hidden) return <p className="thingsHidden"><button type="button" className="link small" onClick={show}>{t('firstThings.show')}</button></p>
  // The place is kept while the answer is on its way, so that nothing jumps.
  if (!value) return <section className="card things" aria-hidden="true" />
  return (
    <section className="card things" aria-labelledby="firstThings">
      <div className="thingsName">
        <h2 id="firstThings">{t('firstThings.name')}</h2>
        {value.things.length > 0 && <Info label={t('common.about', { name: t('firstThings.name') })}><b>{t('firstThings.name')}</b><span>{t('firstThings.say')}</span><span>{t('firstThings.noPromise')}</span></Info>}
        <button type="button" className="link small" onClick={hide}>{t('firstThings.hide')}</button>
      </div>
      {value.things.length === 0 ? <Steps readOnly={readOnly} /> : <ol>{value.things.map((thing) => <Thing key={thing.code} thing={thing} asOf={asOf} />)}</ol>}
    </section>
  )
}

function Thing({ thing, asOf }: { thing: FirstThing; asOf: string | null }) {
  const { t, people } = useWords()
  const { title, why, worth, noYen, effort, sums, people: who } = wordsOfThing(thing, t as unknown as Say)
  return (
    <li>
      <div className="thingHead">
        <h3>{title}</h3>
        <Info label={t('firstThings.why', { title })}>
          <b>{title}</b>
          <span className="num">{why}</span>
          {who && <span>{t('firstThings.who', { who, count: thing.people })}</span>}
          {sums.map((sum) => <span key={sum} className="num">{sum}</span>)}
        </Info>
      </div>
      <p className="small dim num thingWhy">{why}</p>
      <div className="thingEnd">
        {(worth ?? noYen) && <p className="small num thingWorth"><span className="dim">{worth ? worth.label : noYen}</span>{worth && <> <b>{worth.yen}</b></>}</p>}
        <div className="thingFoot"><span className="small dim num">{effort}</span><Act thing={thing} name={who} count={people(thing.people)} asOf={asOf} /></div>
      </div>
    </li>
  )
}

/** Postcards go to the print room, calls and mails begin with the list. */
function Act({ thing: { ref, way }, name, count, asOf }: { thing: FirstThing; name: string; count: string; asOf: string | null }) {
  const { t } = useWords()
  const { openPeople, openSettings } = useView()
  if (ref === null) return <Button size="compact-sm" variant="default" onClick={() => openSettings('targets')}>{t('firstThings.setIt')}</Button>
  const people = { ref, name, asOf }
  return way === 'postcard'
    ? <Button size="compact-sm" variant="default" onClick={() => openLetters(people)}>{t('firstThings.print', { people: count })}</Button>
    : <Button size="compact-sm" variant="default" onClick={() => openPeople(people)}>{t('firstThings.open', { people: count })}</Button>
}

/** Too little data to choose from: what comes before. */
function Steps({ readOnly }: { readOnly: boolean }) {
  const { t } = useWords()
  const openSettings = useView((view) => view.openSettings)
  const acts = { import: chooseAndImport, sample: () => runShellWrite(() => ask('shell.sampleShop', {})), target: () => openSettings('targets') }
  return (
    <div>
      <p className="small dim stepsSay">{t('firstThings.none')}</p>
      <ol>
        {(['import', 'target', 'sample'] as const).map((step) => (
          <li key={step} className="step">
            <p className="small">{t(`firstThings.steps.${step}`)}</p>
            <div className="thingEnd"><div className="thingFoot"><span /><Button size="compact-sm" variant="default" disabled={readOnly && step === 'import'} onClick={acts[step]}>{t(`firstThings.stepButtons.${step}`)}</Button></div></div>
          </li>
        ))}
      </ol>
    </div>
  )
}
