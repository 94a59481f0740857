// The ⓘ beside a figure: opens a few sentences, by mouse or keyboard.
import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'

export function Info({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="iconButton" aria-label={label}>
          <svg width="15" height="15" viewBox="0 0 15 15" aria-hidden="true">
            <circle cx="7.5" cy="7.5" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.2" />
            <path d="M7.5 6.6v4.2M7.5 4.1v1.1" stroke="currentColor" strokeWidth="1.5" />
          </svg>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <div className="stack" style={{ gap: 6, fontSize: 13, maxHeight: 'calc(100vh - 60px)', overflowY: 'auto' }} tabIndex={-1} data-autofocus>{children}</div>
      </Popover.Dropdown>
    </Popover>
  )
}
