// The main action of 分析: 診断レポートを作る.
import { Button } from '@mantine/core'
import { useWords } from '../useWords.ts'
import { useReport } from './desk.ts'

export function ReportButton() {
  const { t } = useWords()
  const show = useReport((desk) => desk.show)
  return <Button onClick={show}>{t('report.make')}</Button>
}
