// CPM: the five classes as bars, those still active and those gone end to end.
import type { CpmClass, CpmRow } from '../../../../db/analysis/groupModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

/** From the best down. */
const order: CpmClass[] = ['loyal', 'trendy', 'steady', 'beginner', 'first']

export function Cpm({ answer, message, open }: PictureProps<CpmRow[]>) {
  const { t, number, head } = useWords()
  const names = order.map((name) => t(`panels.cpm.words.${name}Short`))
  const count = (active: boolean) => order.map((name) => answer.result.find((row) => row.class === name && row.active === active)?.customers ?? 0)
  const [active, gone] = [count(true), count(false)]
  const parts = [t('panels.cpm.columns.active'), t('panels.cpm.columns.gone')]
  return (
    <Picture
      kind="bar" horizontal stacked labelled message={message} labels={names} height={230}
      series={[{ name: parts[0], tone: 'ai', values: active, shown: active.map(head) }, { name: parts[1], tone: 'nezuSoft', values: gone, shown: gone.map(head) }]}
      axis={number} onPick={(i, s) => { if ((s === 0 ? active : gone)[i] > 0) open({ class: order[i], active: s === 0 ? 1 : 0 }, `${names[i]} ${parts[s]}`) }}
    />
  )
}
