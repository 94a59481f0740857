// Where the focus goes when what had it is gone: to the title of the page, so that nobody has to begin at the rail.

/** Whether nothing has the focus any more: what had it is gone, or cannot be pressed now. */
export function isFocusLost(): boolean {
  const at = document.activeElement
  return at === null || at === document.body || at.matches(':disabled')
}

/** Puts the focus on the title of the page, without moving the page. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true })
}
