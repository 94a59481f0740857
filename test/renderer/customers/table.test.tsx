// A row of the customer list: its stage, or that the customer is left out.
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, test } from 'vitest'
import type { CustomerListRow } from '../../../db/customers/model.ts'
import { Row, rowText } from '../../../renderer/customers/CustomerTable.tsx'
import { startTexts } from '../../../renderer/texts.ts'
import { useWords } from '../../../renderer/useWords.ts'

const row: CustomerListRow = {
  id: 1, name: '身内 花子', kana: '', company: '', prefecture: '京都府', phone: '', email: '', tier: 'prospect', excluded: false, drifting: false, seasonal: false, subscribed: false,
  occasions: 0, orders: 2, validOrders: 0, sales: 0, firstDay: null, lastDay: null, channels: [],
}
const draw = (one: CustomerListRow) => renderToStaticMarkup(<table><tbody><Row why={null} index={0} row={one} active={false} picked={new Set()} open={() => undefined} toggle={() => undefined} copy={() => undefined} /></tbody></table>)
function Text({ one }: { one: CustomerListRow }) { return rowText(one, useWords()) }
beforeAll(() => startTexts('ja'))

test('who is left out is marked so, in place of a stage that says nothing', () => {
  expect(draw({ ...row, excluded: true })).toContain('対象外')
  expect(draw({ ...row, excluded: true })).not.toContain('tag prospect')
  expect(draw(row)).toContain('tag prospect')
  expect(draw(row)).not.toContain('対象外')
  expect(renderToStaticMarkup(<Text one={{ ...row, excluded: true }} />)).toContain('身内 花子\t対象外\t')
})
