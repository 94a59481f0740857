// Which channels' customers may be written to and called.
import { Switch } from '@mantine/core'
import type { ChannelRow } from '../../db/settings/model.ts'
import { ask } from '../shop.ts'
import { Trouble } from '../Trouble.tsx'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { Saved } from '../saving/Saved.tsx'
import { useSaving } from '../saving/useSaving.ts'

export function Channels({ disabled }: { disabled: boolean }) {
  const { t } = useWords()
  const { value: rows, error, again } = useAsk('settings.channels', {})
  return (
    <section className="card scroll">
      <h2>{t('settings.channels.title')}</h2>
      <p className="dim small say">{t('settings.channels.say')}</p>
      <Trouble error={error} again={again} />
      {rows?.length === 0 && <p>{t('settings.channels.empty')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <table className="table">
          <thead><tr><th>{t('settings.channels.channel')}</th><th>{t('settings.channels.kind')}</th><th className="right">{t('settings.channels.orders')}</th><th>{t('settings.channels.newest')}</th><th>{t('settings.channels.contact')}</th><th><span className="hidden">{t('common.saved')}</span></th></tr></thead>
          <tbody>{rows.map((row) => <Channel key={row.id} row={row} disabled={disabled} />)}</tbody>
        </table>
      )}
    </section>
  )
}

function Channel({ row, disabled }: { row: ChannelRow; disabled: boolean }) {
  const { t, channel, number, date } = useWords()
  const { saving, save } = useSaving()
  const put = (contactAllowed: boolean) => () => ask('settings.saveChannel', { id: row.id, contactAllowed })
  return (
    <tr>
      <td><b>{channel(row.code)}</b></td>
      <td>{row.marketplace ? <span className="tag oneYear">{t('settings.channels.marketplace')}</span> : t('settings.channels.own')}</td>
      <td className="right">{number(row.orders)}</td>
      <td className="num">{row.lastDay ? date(row.lastDay) : t('common.none')}</td>
      <td><Switch checked={row.contactAllowed} disabled={disabled} aria-label={t('settings.channels.contactOf', { channel: channel(row.code) })} onChange={(event) => { const next = event.currentTarget.checked; save(put(next), put(!next)) }} /></td>
      <td className="savedCell"><Saved saving={saving} /></td>
    </tr>
  )
}
