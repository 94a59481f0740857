// Whether the first three things are closed for today. Remembered on this computer until the day is over.
import { create } from 'zustand'

const place = 'firstThings'
/** The computer's day. */
const today = (): string => { const now = new Date(); return `${now.getFullYear()}-${now.getMonth() + 1}-${now.getDate()}` }

function remembered(): string | null {
  try { return localStorage.getItem(place) } catch { return null }
}
function remember(day: string | null): void {
  try { if (day === null) localStorage.removeItem(place); else localStorage.setItem(place, day) } catch { /* A full disk forgets it, nothing more. */ }
}

const useDay = create<{ day: string | null }>()(() => ({ day: remembered() }))

export function useHidden(): { hidden: boolean; hide: () => void; show: () => void } {
  const day = useDay((state) => state.day)
  const put = (next: string | null) => { useDay.setState({ day: next }); remember(next) }
  return { hidden: day === today(), hide: () => put(today()), show: () => put(null) }
}
