// The options of the chosen paper: order, first label, sender, and how far the printer is off.
import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import type { OutputOptions } from '../../db/letters/model.ts'
import { useWords } from '../useWords.ts'
import { optionsOf, sheetOf, useDesk } from './desk.ts'
import { StartLabel } from './StartLabel.tsx'
import type { Making } from './useMaking.ts'

const sorts = ['postalCode', 'name', 'id'] as const
const encodings = ['cp932', 'utf-8'] as const
const switches = ['oncePerAddress', 'sender', 'kanjiNumbers', 'frame'] as const

export function Options({ making }: { making: Making }) {
  const { t } = useWords()
  const { kind, options: all, set } = useDesk()
  const options = all[kind]
  const has = (name: keyof OutputOptions | 'offset') => optionsOf[kind].includes(name)
  const sheet = sheetOf[kind]
  const sheetOfPaper = { paper: kind.startsWith('postcard') ? 'postcard' : 'a4', offsetX: options.offsetX, offsetY: options.offsetY } as const
  return (
    <div className={sheet ? 'options withSheet' : 'options'}>
      {sheet && has('startAt') && <StartLabel sheet={sheet} value={options.startAt} choose={(startAt) => set({ startAt })} />}
      <div className="optionRow">
        <label htmlFor="letterSort">{t('letters.option.sort')}</label>
        <NativeSelect id="letterSort" size="xs" value={options.sort} data={sorts.map((value) => ({ value, label: t(`letters.sort.${value}`) }))}
          onChange={(event) => { const sort = sorts.find((name) => name === event.currentTarget.value); if (sort) set({ sort }) }} />
      </div>
      {has('encoding') && (
        <div className="optionRow">
          <label htmlFor="letterEncoding">{t('letters.option.encoding')}</label>
          <NativeSelect id="letterEncoding" size="xs" value={options.encoding} data={encodings.map((value) => ({ value, label: t(`letters.encoding.${value}`) }))}
            onChange={(event) => { const encoding = encodings.find((name) => name === event.currentTarget.value); if (encoding) set({ encoding }) }} />
        </div>
      )}
      {switches.filter(has).map((name) => <Checkbox key={name} size="xs" label={t(`letters.option.${name}`)} checked={options[name]} onChange={(event) => set({ [name]: event.currentTarget.checked })} />)}
      {has('offset') && (
        <details className="offsets">
          <summary>{t('letters.offset')}{(options.offsetX !== 0 || options.offsetY !== 0) && <span className="dim num small">{'\u3000'}{t('letters.offsetNow', { x: options.offsetX / 10, y: options.offsetY / 10 })}</span>}</summary>
          <p className="small dim">{t('letters.offsetSay')}</p>
          <div className="row">
            <Offset label={t('letters.option.offsetX')} tenths={options.offsetX} set={(offsetX) => set({ offsetX })} />
            <Offset label={t('letters.option.offsetY')} tenths={options.offsetY} set={(offsetY) => set({ offsetY })} />
          </div>
          <p className="row small">
            <button type="button" className="link" disabled={making.busy} onClick={() => making.calibrate(false, sheetOfPaper)}>{t('letters.calibrate')}</button>
            <button type="button" className="link" disabled={making.busy} onClick={() => making.calibrate(true, sheetOfPaper)}>{t('letters.calibratePdf')}</button>
          </p>
        </details>
      )}
    </div>
  )
}

/** Tenths of a millimetre, typed as millimetres. */
function Offset({ label, tenths, set }: { label: string; tenths: number; set: (tenths: number) => void }) {
  return (
    <NumberInput size="xs" label={label} className="offset" value={tenths / 10} min={-10} max={10} step={0.1} decimalScale={1} clampBehavior="strict" suffix=" mm"
      onChange={(value) => { const mm = Number(value); if (Number.isFinite(mm)) set(Math.round(mm * 10)) }} />
  )
}
