// Customers nobody knew before, by name; members who have not bought; goods given back without an order.
import type { ImportDetails } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'

const shown = 40

export function NewPeople({ details, count }: { details: ImportDetails; count: number }) {
  const { t, people, sama } = useWords()
  const { members, returns, newPeople } = details
  const more = count - Math.min(shown, newPeople.length)
  if (count === 0 && members.new + members.known + returns === 0) return null
  return (
    <section className="card">
      <h2>{t('imports.five.customers')}<small>{people(count)}</small></h2>
      {newPeople.length > 0 && <p className="break names">{newPeople.slice(0, shown).map((name) => sama({ name })).join(t('common.series'))}{more > 0 && <span className="dim">{t('imports.andMore', { people: people(more) })}</span>}</p>}
      {members.new + members.known > 0 && <p className="dim belowTable">{t('imports.members', { fresh: people(members.new), known: people(members.known) })}</p>}
      {returns > 0 && <p className="dim belowTable">{t('imports.returns', { count: returns })}</p>}
    </section>
  )
}
