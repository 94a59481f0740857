// Values that cannot be right, by kind; each count opens the list of the people.
import type { CleansingReport } from '../../db/cleansing/model.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'

export function Problems({ report }: { report: CleansingReport }) {
  const { t, head, people } = useWords()
  const openPeople = useView((view) => view.openPeople)
  const rows = report.problems.filter((row) => row.count > 0)
  return (
    <section className="card">
      <h2>{t('cleansing.problems')}</h2>
      {rows.length === 0 ? <p className="dim">{t('cleansing.noProblems')}</p> : (
        <>
          <p className="small dim">{t('cleansing.problemsSay')}</p>
          <table className="table problems">
            <thead><tr><th>{t('cleansing.kind')}</th><th>{t('cleansing.example')}</th><th className="right">{t('cleansing.count')}</th></tr></thead>
            <tbody>
              {rows.map((row) => {
                const name = t(`cleansing.problem.${row.kind}`)
                // So many can be opened that a shop never meets the end.
                const words = row.ids.length < row.count ? t('cleansing.firstOnly', { people: people(row.ids.length) }) : people(row.count)
                return (
                  <tr key={row.kind}>
                    <td>{name}</td>
                    <td className="dim break">{row.example.value}</td>
                    <td className="right nowrap">
                      <button type="button" className="link" aria-label={`${head(row.count)} ${t('cleansing.openPeople', { name, people: words })}`} onClick={() => openPeople({ ref: { kind: 'ids', ids: row.ids }, name: row.ids.length < row.count ? t('common.aside', { text: name, more: words }) : name, asOf: null })}>{head(row.count)}</button>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
