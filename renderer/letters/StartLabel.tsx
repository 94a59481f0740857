// The sheet of labels as a small picture: press the first label that is still there.
import { useWords } from '../useWords.ts'

interface Props { sheet: { columns: number; rows: number }; value: number; choose: (startAt: number) => void }

export function StartLabel({ sheet, value, choose }: Props) {
  const { t } = useWords()
  const count = sheet.columns * sheet.rows
  const start = value > count ? 1 : value
  return (
    <fieldset className="startLabel">
      <legend className="small">{t('letters.option.startAt')}<br /><b className="num">{t('letters.startAtOf', { n: start })}</b></legend>
      <div className="sheetPicture" style={{ gridTemplateColumns: `repeat(${sheet.columns}, 1fr)` }}>
        {Array.from({ length: count }, (_, index) => index + 1).map((n) => (
          <label key={n} className={n < start ? 'used' : ''}>
            <input type="radio" name="startAt" className="hidden" checked={n === start} aria-label={t('letters.startAtOf', { n })} onChange={() => choose(n)} />
            <span aria-hidden="true">{n}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
