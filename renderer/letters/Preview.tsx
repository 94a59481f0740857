// ③ How it will look: the real page in a frame without scripts, scaled to fit; for a list, its first rows.
import { useElementSize } from '@mantine/hooks'
import type { OutputCheck, OutputRequest } from '../../db/letters/model.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { isList, useDesk } from './desk.ts'

const pixels = (mm: number) => (mm * 96) / 25.4
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
  const { ref, width, height } = useElementSize()
  const wanted = useDesk((desk) => desk.page)
  const turnTo = useDesk((desk) => desk.turnTo)
  if (error) return <Trouble error={error} again={again} />
  const pages = paper?.pages ?? 0
  const page = Math.max(0, Math.min(wanted, pages - 1))
  const pageWidth = pixels(paper?.widthMm ?? 210)
  const pageHeight = pixels(paper?.heightMm ?? 297)
  const scale = Math.min(1.6, width / pageWidth, height / pageHeight)
  return (
    <>
      <div className="previewStage" ref={ref} data-scroll-x>
        {paper && scale > 0 && (
          <div className="previewSheet" style={{ width: pageWidth * scale, height: pageHeight * scale }}>
            <iframe key={paper.token} title={t('letters.previewOf', { page: page + 1, pages })} src={`app://paper/${paper.token}#p${page + 1}`} sandbox="" tabIndex={-1} scrolling="no"
              style={{ width: pageWidth, height: pageHeight, transform: `scale(${scale})` }} />
          </div>
        )}
      </div>
      {paper && (
        <div className="previewTurn num" role="group" aria-label={t('letters.pages')}>
          <button type="button" className="iconButton" aria-label={t('letters.pageBefore')} disabled={page === 0} onClick={() => turnTo(page - 1)}>‹</button>
          <span role="status">{page + 1} / {pages}</span>
          <button type="button" className="iconButton" aria-label={t('letters.pageAfter')} disabled={page >= pages - 1} onClick={() => turnTo(page + 1)}>›</button>
        </div>
      )}
    </>
  )
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
