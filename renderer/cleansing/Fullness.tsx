// How full each field is: a bar with its percentage, and beside it the counts behind it.
import type { CleansingReport } from '../../db/cleansing/model.ts'
import { useWords } from '../useWords.ts'

export function Fullness({ report }: { report: CleansingReport }) {
  const { t, number, percent, people } = useWords()
  return (
    <section className="card">
      <h2>{t('cleansing.fullness')}<small>{t('cleansing.fullnessSay', { people: people(report.customers) })}</small></h2>
      <table className="table fullness">
        <thead><tr><th>{t('cleansing.item')}</th><th>{t('cleansing.share')}</th><th className="right">{t('cleansing.filled')}</th><th className="right">{t('cleansing.missing')}</th><th className="right">{t('cleansing.implausible')}</th></tr></thead>
        <tbody>
          {report.fields.map((row) => {
            const all = row.filled + row.missing
            const share = percent(row.filled, all) ?? t('common.none')
            return (
              <tr key={row.field}>
                <th scope="row">{t(`cleansing.field.${row.field}`)}</th>
                <td><span className="barLine"><span className="bar" role="img" aria-label={t('cleansing.barOf', { field: t(`cleansing.field.${row.field}`), percent: share })}><i style={{ width: `${all === 0 ? 0 : (row.filled * 100) / all}%` }} /></span><span className="num barShare" aria-hidden="true">{share}</span></span></td>
                <td className="right">{number(row.filled)}</td>
                <td className="right">{number(row.missing)}</td>
                <td className="right">{row.implausible === 0 ? <span className="dim">0</span> : number(row.implausible)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
