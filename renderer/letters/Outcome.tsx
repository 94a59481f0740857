// What came of saving or printing: where it lies, that it was noted, or which characters cannot be written.
import { Button } from '@mantine/core'
import { Trouble } from '../Trouble.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useWords } from '../useWords.ts'
import type { Making } from './useMaking.ts'

export function Outcome({ making }: { making: Making }) {
  const { t, people } = useWords()
  const { outcome } = making
  const close = <button type="button" className="link" onClick={making.clear}>{t('common.close')}</button>
  switch (outcome.state) {
    case 'rest': return null
    case 'failed': return <Trouble error={outcome.error} close={making.clear} />
    case 'made': {
      const { made } = outcome
      if (made.how === 'calibration') return <Notice kind="good" action={close}>{t('letters.savedPdf', { path: made.path })}</Notice>
      return (
        <Notice kind="good" action={close}>
          {made.how === 'print' ? t('letters.printed', { count: made.pages }) : t(made.how === 'pdf' ? 'letters.savedPdf' : 'letters.savedList', { path: made.path })}
          {' '}{t('letters.notedFor', { people: people(made.written) })}
        </Notice>
      )
    }
    case 'unwritable': return (
      <Notice kind="warn" action={<div className="row"><Button size="xs" onClick={() => making.saveList(true)}>{t('letters.writeAnyway')}</Button>{close}</div>}>
        <p>{t('letters.unwritable', { count: outcome.people.length })}</p>
        <ul className="unwritable">{outcome.people.slice(0, 50).map((person) => <li key={person.id}><b>{person.name}</b>{'\u3000'}{t('letters.unwritableCharacters', { characters: [...person.characters].join(' ') })}</li>)}</ul>
        {outcome.people.length > 50 && <p className="small dim">{t('letters.unwritableMore', { count: outcome.people.length - 50 })}</p>}
      </Notice>
    )
  }
}
