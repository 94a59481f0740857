// An order by phone, fax or at the counter, entered in seconds: products found as one types, the total shown.
import { Autocomplete, Button, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { dayText } from '../../db/analysis/model.ts'
import type { CustomerPage } from '../../db/customers/model.ts'
import { enteredChannels } from '../../db/orders/model.ts'
import { Trouble } from '../Trouble.tsx'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { useAsk } from '../useAsk.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import type { Line } from './orderLines.ts'
import { emptyLine, lineProblem, lineTotal, priceBefore, readYen } from './orderLines.ts'

export function OrderForm({ customer, close }: { customer: CustomerPage; close: () => void }) {
  const { t, yen } = useWords()
  const openCustomer = useView((view) => view.openCustomer)
  const [channel, setChannel] = useState<(typeof enteredChannels)[number]>('phone')
  const [day, setDay] = useState(customer.asOf)
  const [lines, setLines] = useState<Line[]>([emptyLine(0)])
  const [shipping, setShipping] = useState<string | number>(0)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AskError | null>(null)
  const change = (key: number, patch: Partial<Line>) => setLines((now) => now.map((line) => (line.key === key ? { ...line, ...patch } : line)))
  const filled = lines.filter((line) => line.name.trim() !== '' || line.price !== '')
  const total = filled.reduce((sum, line) => sum + lineTotal(line), 0) + readYen(shipping)
  const goodDay = dayText.safeParse(day).success && day <= customer.asOf
  const ready = filled.length > 0 && filled.every((line) => lineProblem(line) === null) && goodDay
  const send = () => {
    setTried(true)
    if (!ready || busy) return
    setBusy(true)
    setError(null)
    ask('orders.create', {
      customerId: customer.id, channel, day, shipping: readYen(shipping), note: note.trim(),
      lines: filled.map((line) => ({ productCode: line.code, productName: line.name.trim(), quantity: Number(line.quantity), unitPrice: readYen(line.price) })),
    }).then((page) => { close(); if (page.id !== customer.id) openCustomer(page.id) }, (failure: unknown) => { setError(askErrorOf(failure)); setBusy(false) })
  }
  return (
    <section className="card" aria-labelledby="orderTitle">
      <h2 id="orderTitle">{t('order.title')}</h2>
      <form className="orderForm" noValidate onSubmit={(event) => { event.preventDefault(); send() }} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.preventDefault(); close() } }}>
        <Trouble error={error} />
        <div className="row">
          <NativeSelect size="xs" label={t('order.channel')} value={channel} data={enteredChannels.map((value) => ({ value, label: t(`order.channels.${value}`) }))} onChange={(event) => { const next = enteredChannels.find((one) => one === event.currentTarget.value); if (next) setChannel(next) }} />
          <TextInput size="xs" type="date" label={t('order.day')} max={customer.asOf} value={day} error={!goodDay} onChange={(event) => setDay(event.currentTarget.value)} />
        </div>
        {lines.map((line, index) => <OrderLine key={line.key} line={line} first={index === 0} customer={customer} problem={tried && filled.includes(line) ? lineProblem(line) : null} change={(patch) => change(line.key, patch)} remove={lines.length > 1 ? () => setLines(lines.filter((other) => other.key !== line.key)) : null} />)}
        <button type="button" className="link small addLine" onClick={() => setLines([...lines, emptyLine(Math.max(...lines.map((line) => line.key)) + 1)])}>{t('order.addLine')}</button>
        <div className="row">
          <NumberInput size="xs" className="yenInput" label={t('order.shipping')} hideControls min={0} max={1_000_000} allowDecimal={false} thousandSeparator="," value={shipping} onChange={setShipping} />
          <TextInput size="xs" className="grow" label={t('order.note')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        </div>
        <div className="row">
          <span className="grow" role="status">{t('order.total')} <b className="num orderTotal">{yen(total)}</b></span>
          <Button size="xs" variant="default" onClick={close}>{t('common.cancel')}</Button>
          <Button size="xs" type="submit" disabled={busy}>{t('order.save')}</Button>
        </div>
        {tried && !ready && <p className="small savedBad" role="alert">{t('order.incomplete')}</p>}
      </form>
    </section>
  )
}

interface LineProps { line: Line; first: boolean; customer: CustomerPage; problem: 'name' | 'quantity' | 'price' | null; change: (patch: Partial<Line>) => void; remove: (() => void) | null }

function OrderLine({ line, first, customer, problem, change, remove }: LineProps) {
  const { t, yen } = useWords()
  const [find] = useDebouncedValue(line.name, 120)
  const products = useAsk('settings.products', { find: find.trim().slice(0, 100), limit: 20 }).value ?? []
  // A name that is a product's brings its code, and the price paid last time.
  const choose = (name: string) => {
    const code = products.find((product) => product.name === name)?.code ?? ''
    const price = code === '' ? null : priceBefore(customer.orderRows, code, name)
    change({ name, code, ...(price !== null && line.price === '' && { price }) })
  }
  return (
    <div className="orderLine">
      <Autocomplete size="xs" className="orderProduct" autoFocus={first} openOnFocus={false} limit={8} withScrollArea={false} comboboxProps={{ withinPortal: false }} aria-label={t('order.product')} placeholder={t('order.productPlaceholder')} maxLength={300} value={line.name} data={[...new Set(products.map((product) => product.name))]}
        filter={({ options }) => options} error={problem === 'name'} onChange={choose} />
      <NumberInput size="xs" className="quantityInput" aria-label={t('order.quantity')} suffix={t('order.pieces')} min={1} max={9999} allowDecimal={false} value={line.quantity} error={problem === 'quantity'} onChange={(quantity) => change({ quantity })} />
      <NumberInput size="xs" className="yenInput" aria-label={t('order.price')} placeholder={t('order.price')} hideControls min={0} max={10_000_000} allowDecimal={false} thousandSeparator="," value={line.price} error={problem === 'price'} onChange={(price) => change({ price })} />
      <span className="grow num right lineTotal">{yen(lineTotal(line))}</span>
      {remove ? <button type="button" className="iconButton" aria-label={t('order.removeLine')} onClick={remove}>×</button> : <span className="iconSpace" />}
    </div>
  )
}
