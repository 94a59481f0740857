// 今、この方に: the task of today with its words, or why there is none.
import type { CustomerPage } from '../../db/customers/model.ts'
import { TaskForm } from '../tasks/TaskForm.tsx'
import { useWords } from '../useWords.ts'
import '../tasks/tasks.css'

export function NowCard({ customer, asOf }: { customer: CustomerPage; asOf: string | null }) {
  const { t, scenario } = useWords()
  const { task, care } = customer
  const complaint = care.openComplaints > 0
  return (
    <section className={complaint ? 'card nowCard nowCare' : 'card nowCard'}>
      <h2>{t('care.now')}{task && !complaint && <small>{t(`tasks.channel.${task.channel}`)}{t('common.list')}{t(`tasks.owner.${task.owner}`)}</small>}</h2>
      {complaint ? <p>{t('care.nowComplaint')}</p> : task ? (
        <>
          <p className="nowWords break">{task.words}</p>
          <p className="small break nowReason">{t('common.named', { name: scenario(task.scenario), value: task.reason })}</p>
          <TaskForm key={task.id} task={task} today={customer.asOf} asOf={asOf} />
        </>
      ) : <p>{t(care.deceased ? 'care.nowDeceased' : care.excluded ? 'care.nowExcluded' : 'care.nowNothing')}</p>}
    </section>
  )
}
