// The fields an order can have, each with a menu of the file's headings. Certain ones are marked; rarely used ones come last.
import { MultiSelect, Select } from '@mantine/core'
import { useState } from 'react'
import type { Inspection, Mapping, MappingField } from '../../db/imports/model.ts'
import { mappingFields } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'
import { asList, pickableHeadings, withField } from './chosen.ts'

const first: readonly MappingField[] = ['orderNo', 'orderedAt', 'name', 'phone', 'email', 'total', 'goods', 'shipping', 'productName', 'quantity', 'unitPrice', 'lineTotal', 'status']
const firstOfMembers: readonly MappingField[] = ['customerKey', 'name', 'kana', 'phone', 'email', 'postalCode', 'address1', 'registeredAt']
/** Fields that are often spread over several columns. */
const joined = new Set<MappingField>(['name', 'address1', 'phone', 'postalCode'])

export function Fields({ found, mapping, change }: { found: Inspection; mapping: Mapping; change: (mapping: Mapping) => void }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const begin = mapping.members ? firstOfMembers : first
  const shown = mappingFields.filter((field) => all || begin.includes(field) || mapping.columns[field] !== undefined)
  const data = pickableHeadings(found.headings)
  return (
    <section className="card">
      <div className="cardHead"><h2>{t('imports.columns.title')}</h2><button type="button" className="link small" aria-expanded={all} onClick={() => setAll(!all)}>{t(all ? 'imports.columns.fewer' : 'imports.columns.all')}</button></div>
      <div className="fieldList">
        {shown.map((field) => {
          const picked = asList(mapping.columns[field])
          const name = t(`imports.columns.field.${field}`)
          const common = { size: 'xs' as const, 'aria-label': name, data, searchable: true, clearable: true, placeholder: t('imports.columns.none'), nothingFoundMessage: t('imports.columns.noHeading') }
          return (
            <div key={field} className="fieldLine">
              <span>{name}{found.sure[field] && picked.length > 0 && <span className="small savedWord"> {t('imports.columns.sure')}</span>}</span>
              {joined.has(field) && picked.length > 1
                ? <MultiSelect {...common} maxValues={6} value={picked} onChange={(next) => change(withField(mapping, field, next))} />
                : <Select {...common} value={picked[0] ?? null} onChange={(next) => change(withField(mapping, field, next ? [next] : []))} />}
            </div>
          )
        })}
      </div>
    </section>
  )
}
