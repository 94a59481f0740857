// How many get it and how many do not, with their reasons; both open to names, and single people can be taken out.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { OutputCheck } from '../../db/letters/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { useDesk } from './desk.ts'

const listed = 100

export function Counts({ check }: { check: OutputCheck }) {
  const { t, people, head } = useWords()
  const putBack = useDesk((desk) => desk.putBack)
  const left = check.left.reduce((sum, group) => sum + group.customers.length, 0)
  return (
    <>
      <details className="countGroup">
        <summary><span className="grow">{t('letters.send')}</span><b className="num countBig">{people(check.send.length)}</b></summary>
        <Sent people={check.send} />
      </details>
      <p className="countHead"><span className="grow">{t('letters.left')}{left > 0 && <span className="small dim">{t('letters.leftSay')}</span>}</span><b className="num countBig">{people(left)}</b></p>
      {check.left.map(({ reason, customers }) => (
        <details key={reason} className="countGroup leftGroup">
          <summary className="small"><span className="grow">{t(`letters.reason.${reason}`)}</span><span className="num">{head(customers.length)}</span></summary>
          <ul className="nameList" tabIndex={0} aria-label={t(`letters.reason.${reason}`)}>
            {customers.slice(0, listed).map((customer) => (
              <li key={customer.id}>
                <Name id={customer.id} name={customer.name} />
                {reason === 'byHand' && <button type="button" className="link small" onClick={() => putBack(customer.id)}>{t('letters.putBack')}</button>}
              </li>
            ))}
            {customers.length > listed && <li className="small dim">{t('letters.namesMore', { people: people(customers.length - listed) })}</li>}
          </ul>
        </details>
      ))}
    </>
  )
}

/** Those who get it; a few letters find the one to take out. */
function Sent({ people: send }: { people: OutputCheck['send'] }) {
  const { t, people } = useWords()
  const takeOut = useDesk((desk) => desk.takeOut)
  const [find, setFind] = useState('')
  const wanted = find.trim().normalize('NFKC')
  const found = wanted === '' ? send : send.filter((person) => `${person.name} ${person.kana} ${person.company}`.normalize('NFKC').includes(wanted))
  return (
    <>
      {send.length > 8 && <TextInput size="xs" type="search" aria-label={t('letters.findName')} placeholder={t('letters.findName')} value={find} onChange={(event) => setFind(event.currentTarget.value)} />}
      <ul className="nameList" tabIndex={0} aria-label={t('letters.send')}>
        {found.slice(0, listed).map((person) => (
          <li key={person.id}>
            <Name id={person.id} name={person.name || person.company} />
            <button type="button" className="link small" aria-label={t('letters.takeOutOf', { name: person.name || person.company })} onClick={() => takeOut(person.id)}>{t('letters.takeOut')}</button>
          </li>
        ))}
        {found.length > listed && <li className="small dim">{t('letters.namesMore', { people: people(found.length - listed) })}</li>}
      </ul>
    </>
  )
}

function Name({ id, name }: { id: number; name: string }) {
  const { sama } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  return <button type="button" className="nameLink grow" onClick={() => openCustomer(id)}>{sama({ name })}</button>
}
