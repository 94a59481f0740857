// The rail at the left: the shop's name and the rooms in the order of the work.
import type { ShopInfo } from '../db/shops/model.ts'
import { useAsk } from './useAsk.ts'
import { useWords } from './useWords.ts'
import type { Room } from './view.ts'
import { useView } from './view.ts'

const daily: Room[] = ['today', 'customers', 'analysis', 'letters']
const upkeep: Room[] = ['imports', 'settings']

export function Rail({ shop }: { shop: ShopInfo }) {
  const { t, instant } = useWords()
  const room = useView((view) => view.room)
  const go = useView((view) => view.go)
  const open = useAsk('tasks.board', {}).value?.tasks.length ?? 0
  const list = (rooms: Room[]) => (
    <ul>
      {rooms.map((name) => (
        <li key={name}>
          <button type="button" aria-current={room === name ? 'page' : undefined} onClick={() => go(name)}>
            <span>{t(`rooms.${name}`)}</span>
            {name === 'today' && open > 0 && <span className="badge num"><span aria-hidden="true">{open}</span><span className="hidden">{t('tasks.badge', { count: open })}</span></span>}
          </button>
        </li>
      ))}
    </ul>
  )
  return (
    <nav className="rail" aria-label={t('rooms.nav')}>
      <div className="brand">{t('product.name')}<small>{shop.sample ? t('product.shopOfSample', { name: shop.name }) : shop.name}</small></div>
      {list(daily)}
      <hr />
      {list(upkeep)}
      <footer className="num">{shop.lastImportAt ? t('shell.lastImport', { at: instant(shop.lastImportAt) }) : t('shell.noImport')}</footer>
    </nav>
  )
}
