// ① ファイル: what was chosen, what each file is, and what is still to be asked about it.
import { Button, Loader, Select } from '@mantine/core'
import { useState } from 'react'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../useWords.ts'
import type { Chosen } from './chosen.ts'
import { isReady, standingOf } from './chosen.ts'
import { HelpPage } from './HelpPage.tsx'
import type { Run } from './run.ts'
import { changeFile, chooseAndImport, clearRun, preview, removeFile, showFiles } from './run.ts'
import { Steps } from './Steps.tsx'

export function FilesStep({ run, readOnly }: { run: Extract<Run, { state: 'files' }>; readOnly: boolean }) {
  const { t } = useWords()
  const [help, setHelp] = useState(false)
  const { files, looking } = run
  if (help) return <HelpPage back={() => setHelp(false)} />
  const open = files.findIndex((file) => ['review', 'unknown'].includes(standingOf(file)))
  const bad = files.some((file) => standingOf(file) === 'bad')
  const next = open >= 0
    ? <Button disabled={looking} onClick={() => showFiles(files, open)}>{t('imports.file1.toColumns')}</Button>
    : <Button disabled={looking || readOnly || !files.every(isReady)} onClick={() => void preview()}>{t('imports.file1.toCheck')}</Button>
  return (
    <Page title={t('rooms.imports')} actions={<><Button variant="default" onClick={clearRun}>{t('common.cancel')}</Button><Button variant="default" disabled={looking} onClick={chooseAndImport}>{t('imports.file1.add')}</Button>{next}</>}>
      <div className="stack">
        <Steps now="files" />
        <section className="card" aria-busy={looking}>
          <h2>{t('imports.files')}<small>{t('units.files', { count: files.length })}</small></h2>
          <ul className="chosenFiles">{files.map((file, index) => <FileLine key={file.file.handle} chosen={file} index={index} help={() => setHelp(true)} />)}</ul>
        </section>
        {bad && <p className="dim">{t('imports.file1.badStays')}</p>}
        {open >= 0 && <p className="dim">{t('imports.file1.askFirst')}</p>}
      </div>
    </Page>
  )
}

function FileLine({ chosen, index, help }: { chosen: Chosen; index: number; help: () => void }) {
  const { t, format, encoding } = useWords()
  const { file, found, error, savedAs } = chosen
  const standing = standingOf(chosen)
  const problem = error ?? found?.problem ?? null
  const tag = { looking: t('common.loading'), known: format(found?.format ?? ''), saved: t('imports.file1.savedTag'), confirmed: savedAs ?? t('imports.file1.confirmed'), review: t('imports.file1.reviewTag', { name: format(found?.preset ?? '') }), unknown: t('imports.file1.unknown'), bad: t('imports.file1.bad') }[standing]
  const colour = { looking: 'plain', known: 'repeat', saved: '', confirmed: '', review: 'oneYear', unknown: 'oneYear', bad: 'care' }[standing]
  const facts = found && !found.problem ? [found.kind === 'workbook' ? t('imports.sheetOf', { sheet: found.sheet }) : encoding(found.encoding), found.headerLine > 1 ? t('imports.headingLine', { line: found.headerLine }) : null, found.saved?.name].filter(Boolean).join(t('common.list')) : ''
  return (
    <li>
      <div className="row">
        <b className="break">{file.name}</b><span className={`tag ${colour}`}>{standing === 'looking' && <Loader size={10} mr={5} />}{tag}</span><span className="grow" /><span className="dim">{facts}</span>
        {found && !problem && <button type="button" className="link small" aria-label={t(standing === 'review' || standing === 'unknown' ? 'imports.file1.teachOf' : 'imports.file1.reviseOf', { file: file.name })} onClick={() => showFiles(undefined, index)}>{t(standing === 'review' || standing === 'unknown' ? 'imports.file1.teach' : 'imports.file1.revise')}</button>}
        <button type="button" className="link small" aria-label={t('imports.file1.removeOf', { file: file.name })} onClick={() => removeFile(index)}>{t('imports.file1.remove')}</button>
      </div>
      {found && found.sheets.length > 1 && (
        <Select className="sheetChoice" size="xs" label={t('imports.file1.sheet')} allowDeselect={false} data={found.sheets} value={found.sheet} onChange={(sheet) => { if (sheet) void changeFile(index, { ...chosen, sheet, headerLine: undefined, mapping: undefined }, true).then(() => showFiles()) }} />
      )}
      {problem && (
        <div role="alert" className="fileProblem">
          <p>{t(`errors.${problem.code as 'internal'}`, { ...problem.params, defaultValue: t('errors.internal') })}</p>
          {problem.params.line !== undefined && <p className="dim">{t('imports.failedLine', { line: problem.params.line })}</p>}
          <button type="button" className="link small" onClick={help}>{t('imports.help.open')}</button>
        </div>
      )}
    </li>
  )
}
