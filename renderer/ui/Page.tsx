// The frame of a room: its title (which takes the focus when the room opens), its main action, and what scrolls.
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'

interface Props {
  title: string
  /** Beside the title. */
  beside?: ReactNode
  /** At the right end of the title line. */
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, beside, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <main className="page" id="main">
      <header>
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        {beside}
        {actions && <div className="actions">{actions}</div>}
      </header>
      <div className="body">{children}</div>
    </main>
  )
}
