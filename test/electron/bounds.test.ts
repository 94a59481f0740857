// The window always opens on a screen, at a size that fits it.
import { describe, expect, it } from 'vitest'
import { placeWindow } from '../../electron/bounds.ts'

const desk = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 984 }
const laptopAt200 = { x: 0, y: 0, width: 683, height: 368 }

describe('placeWindow', () => {
  it('starts at the usual size, centred', () => {
    expect(placeWindow(null, [desk])).toEqual({ width: 1280, height: 800, minWidth: 960, minHeight: 640 })
  })
  it('goes back to where it was, on the second screen too', () => {
    const saved = { x: 2000, y: 50, width: 1000, height: 700 }
    expect(placeWindow(saved, [desk, second])).toMatchObject(saved)
  })
  it('keeps its size but not its place when that screen is gone', () => {
    expect(placeWindow({ x: 2000, y: 50, width: 1000, height: 700 }, [desk])).toEqual({ width: 1000, height: 700, minWidth: 960, minHeight: 640 })
  })
  it.each([{ x: -990, y: 50 }, { x: 100, y: -300 }, { x: 100, y: 1035 }])('is not left where its title bar cannot be reached: %o', (place) => {
    expect(placeWindow({ ...place, width: 1000, height: 700 }, [desk])).not.toHaveProperty('x')
  })
  it('shrinks to the screen, below its least size if it must', () => {
    expect(placeWindow({ x: 0, y: 0, width: 4000, height: 3000 }, [desk])).toMatchObject({ width: 1920, height: 1040 })
    expect(placeWindow(null, [laptopAt200])).toEqual({ width: 683, height: 368, minWidth: 683, minHeight: 368 })
  })
  it('never opens smaller than can be used', () => {
    expect(placeWindow({ x: 0, y: 0, width: 1, height: 1 }, [desk])).not.toHaveProperty('x')
    expect(placeWindow({ x: 0, y: 0, width: 200, height: 100 }, [desk])).toMatchObject({ width: 960, height: 640 })
  })
})
