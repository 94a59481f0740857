// The desk of the print room: what is asked for, what is remembered, and what is not.
import { beforeEach, expect, test } from 'vitest'
import { outputRequest } from '../../../db/letters/model.ts'
import { sourceOf } from '../../../renderer/letters/Addressees.tsx'
import { openLetters, requestOf, useDesk } from '../../../renderer/letters/desk.ts'
import { useView } from '../../../renderer/view.ts'

const dormant = { ref: { kind: 'tier', tier: 'dormant' } as const, name: '休眠', asOf: null }
beforeEach(() => { useView.getState().reset(); useDesk.getState().choosePeople(null); useDesk.getState().chooseKind('dmList') })

test('nobody chosen, nothing searched or nobody picked asks for nothing: there is no "everybody"', () => {
  expect(requestOf(useDesk.getState())).toBeNull()
  useDesk.getState().choosePeople({ ref: { kind: 'find', find: '  ' }, name: '', asOf: null })
  expect(requestOf(useDesk.getState())).toBeNull()
  useDesk.getState().choosePeople({ ref: { kind: 'ids', ids: [] }, name: '', asOf: null })
  expect(requestOf(useDesk.getState())).toBeNull()
})

test('people from another room open the print room; a request is one the host accepts', () => {
  openLetters({ ...dormant, asOf: '2026-03-01' })
  expect(useView.getState().room).toBe('letters')
  useDesk.getState().chooseKind('labels12')
  useDesk.getState().set({ startAt: 5, offsetX: -12 })
  useDesk.getState().takeOut(7)
  const request = outputRequest.parse(requestOf(useDesk.getState()))
  expect(request).toMatchObject({ kind: 'labels12', people: dormant.ref, asOf: '2026-03-01', without: [7], options: { startAt: 5, offsetX: -12 } })
})

test('options belong to their paper; other people forget who was taken out', () => {
  useDesk.getState().choosePeople(dormant)
  useDesk.getState().chooseKind('labels21')
  useDesk.getState().set({ offsetY: 8 })
  useDesk.getState().takeOut(7)
  useDesk.getState().chooseKind('postcardVertical')
  expect(requestOf(useDesk.getState())?.options).toMatchObject({ offsetY: 0 })
  useDesk.getState().chooseKind('labels21')
  expect(requestOf(useDesk.getState())).toMatchObject({ options: { offsetY: 8 }, without: [7] })
  useDesk.getState().choosePeople({ ...dormant, ref: { kind: 'tier', tier: 'firstTime' } })
  expect(requestOf(useDesk.getState())?.without).toEqual([])
})

test('which choice the people are', () => {
  const picked = new Set([3, 5])
  expect(sourceOf(null, picked)).toBeNull()
  expect(sourceOf(dormant, picked)).toBe('dormant')
  expect(sourceOf({ ...dormant, ref: { kind: 'tier', tier: 'second' } }, picked)).toBe('other')
  expect(sourceOf({ ...dormant, ref: { kind: 'ids', ids: [5, 3] } }, picked)).toBe('picked')
  expect(sourceOf({ ...dormant, ref: { kind: 'ids', ids: [5] } }, picked)).toBe('other')
  expect(sourceOf({ ...dormant, ref: { kind: 'tasks', channel: 'postcard' } }, picked)).toBe('tasks')
})
