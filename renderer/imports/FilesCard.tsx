// The files of an import in one card: name, kind, encoding, rows, period.
import type { ImportedFile } from '../../db/imports/model.ts'
import { useWords } from '../useWords.ts'

export function FilesCard({ files }: { files: ImportedFile[] }) {
  const { t, rows, date, format, encoding } = useWords()
  const facts = (file: ImportedFile) => [
    file.sheet ? t('imports.sheetOf', { sheet: file.sheet }) : encoding(file.encoding),
    rows(file.rows),
    file.headerLine && file.headerLine > 1 ? t('imports.headingLine', { line: file.headerLine }) : null,
    file.firstDay && file.lastDay ? t('imports.periodOf', { from: date(file.firstDay), to: date(file.lastDay) }) : null,
  ].filter((fact) => fact !== null).join(t('common.list'))
  return (
    <section className="card filesCard" aria-label={t('imports.files')}>
      <ul>
        {files.map((file, index) => (
          <li key={index}><b className="break">{file.file}</b><span className={`tag ${file.format === 'mapping' ? '' : 'repeat'}`}>{format(file.format)}</span><span className="grow" /><span className="dim num">{facts(file)}</span></li>
        ))}
      </ul>
    </section>
  )
}
