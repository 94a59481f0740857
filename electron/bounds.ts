// Where the window stands: remembered, but never off the screens of today or larger than them. Pixels are logical.
export interface Bounds { x: number; y: number; width: number; height: number }
export type Placement = Partial<Bounds> & { width: number; height: number; minWidth: number; minHeight: number }

const usual = { width: 1280, height: 800 }
const least = { width: 960, height: 640 }
/** This much of the title bar must be on a screen for the window to be reachable. */
const grip = { width: 120, height: 32 }

const overlap = (startA: number, sizeA: number, startB: number, sizeB: number): number =>
  Math.min(startA + sizeA, startB + sizeB) - Math.max(startA, startB)

/**
 * The place to open the window at.
 * @param saved where it was last, or null
 * @param screens work areas of the displays, the primary one first
 * @returns a size that fits; no x and y (= centred) when the saved place is on no screen any more
 */
export function placeWindow(saved: Bounds | null, screens: readonly Bounds[]): Placement {
  const seen = saved && screens.find((screen) =>
    overlap(saved.x, saved.width, screen.x, screen.width) >= grip.width && overlap(saved.y, grip.height, screen.y, screen.height) >= grip.height)
  const screen = seen ?? screens[0]
  const wanted = saved ?? usual
  // A small screen at 200 % scaling is smaller than our least size: then it decides.
  const minWidth = Math.min(least.width, screen.width)
  const minHeight = Math.min(least.height, screen.height)
  return {
    ...(seen && { x: saved.x, y: saved.y }),
    width: Math.max(minWidth, Math.min(wanted.width, screen.width)),
    height: Math.max(minHeight, Math.min(wanted.height, screen.height)),
    minWidth, minHeight,
  }
}
