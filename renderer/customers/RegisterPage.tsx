// A new customer, entered by hand; then the page opens, ready for the first order.
import { Page } from '../ui/Page.tsx'
import { ask } from '../shop.ts'
import { useWords } from '../useWords.ts'
import { useView } from '../view.ts'
import { CustomerForm, emptyDraft } from './CustomerForm.tsx'

export function RegisterPage() {
  const { t } = useWords()
  const register = useView((view) => view.register)
  const openCustomer = useView((view) => view.openCustomer)
  return (
    <Page title={t('customers.register')}>
      <section className="card registerCard">
        <p className="dim small">{t('customers.registerSay')}</p>
        <CustomerForm start={emptyDraft} submitWord={t('customers.registerDo')} submit={async (draft) => { openCustomer((await ask('customers.create', draft)).id) }} cancel={() => register(false)} />
      </section>
    </Page>
  )
}
