// One calm line that says what is the matter, with something to press.
import type { ReactNode } from 'react'

interface Props { kind?: 'plain' | 'warn' | 'bad' | 'good'; children: ReactNode; action?: ReactNode }

export function Notice({ kind = 'plain', children, action }: Props) {
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <div className="grow break">{children}</div>
      {action}
    </div>
  )
}
