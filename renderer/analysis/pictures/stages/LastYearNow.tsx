// 去年の今ごろのお客様 by what they have done this year.
import type { LastYearNow as Answer } from '../../../../db/analysis/stagesModel.ts'
import { Picture } from '../../../ui/Picture.tsx'
import { useWords } from '../../../useWords.ts'
import type { PictureProps } from '../picture.ts'

export function LastYearNow({ answer, message, open }: PictureProps<Answer>) {
  const { t, people, number } = useWords()
  const { states } = answer.result
  const name = (state: Answer['states'][number]['state']): string => t(`panels.lastYearNow.words.${state}`)
  return (
    <Picture
      kind="bar" horizontal labelled message={message} height={170} labels={states.map(({ state }) => name(state))}
      series={[{ name: '', tone: 'ai', values: states.map(({ customers }) => customers), shown: states.map(({ customers }) => people(customers)), strong: [0, 1].filter((i) => states[i].customers > 0) }]}
      axis={number} onPick={(index) => open({ state: states[index].state }, name(states[index].state))}
    />
  )
}
