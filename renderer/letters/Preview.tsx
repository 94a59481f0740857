// ③ How it will look: the real page in a frame without scripts, scaled to fit; for a list, its first rows.
import type { OutputCheck, OutputRequest } from '../../db/letters/model.ts'
import { Trouble } from '../Trouble.tsx'
import { PaperFrame } from '../ui/PaperFrame.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { isList, useDesk } from './desk.ts'

const listed = 30

export function Preview({ request, check }: { request: OutputRequest | null; check: OutputCheck | undefined }) {
  const { t } = useWords()
  const kind = useDesk((desk) => desk.kind)
  const empty = !request || !check || check.send.length === 0
  return (
    <section className="previewBox" aria-label={t('letters.preview')}>
      {empty ? <p className="previewEmpty">{t(request && check ? 'letters.nobodyLeft' : 'letters.previewEmpty')}</p>
        : isList(kind) ? <ListPreview check={check} /> : <PaperPreview request={request} />}
    </section>
  )
}

function PaperPreview({ request }: { request: OutputRequest }) {
  const { t } = useWords()
  const { value: paper, error, again } = useAsk('shell.previewPaper', request)
  const page = useDesk((desk) => desk.page)
  const turnTo = useDesk((desk) => desk.turnTo)
  if (error) return <Trouble error={error} again={again} />
  return <PaperFrame paper={paper} page={page} turnTo={turnTo} words={{ sheet: (sheet, pages) => t('letters.previewOf', { page: sheet, pages }), pages: t('letters.pages'), before: t('letters.pageBefore'), after: t('letters.pageAfter') }} />
}

function ListPreview({ check }: { check: OutputCheck }) {
  const { t, people } = useWords()
  return (
    <div className="card scroll listPreview" tabIndex={0} role="region" aria-label={t('letters.listPreview')}>
      <table className="table">
        <thead><tr><th>{t('customers.column.name')}</th><th>{t('customers.postalCode')}</th><th>{t('customers.address')}</th></tr></thead>
        <tbody>
          {check.send.slice(0, listed).map((person) => (
            <tr key={person.id}><td className="nowrap">{person.name || person.company}</td><td className="num nowrap">{person.postalCode}</td><td className="break">{person.prefecture}{person.address1}{person.address2 && ` ${person.address2}`}</td></tr>
          ))}
        </tbody>
      </table>
      {check.send.length > listed && <p className="small dim">{t('letters.listMore', { people: people(check.send.length - listed) })}</p>}
    </div>
  )
}
