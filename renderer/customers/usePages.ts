// The rows of a long list, fetched in pages as they come into sight.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CustomerListRow, CustomersQuery } from '../../db/customers/model.ts'
import type { AskError } from '../shop.ts'
import { ask, askErrorOf } from '../shop.ts'
import { useVersion } from '../useAsk.ts'

const pageSize = 200

export type ListQuery = Omit<CustomersQuery, 'offset' | 'limit'>
interface Loaded { key: string; query: string; asOf: string; total: number; rows: Map<number, CustomerListRow> }

export interface Pages {
  /** The list as it stands; while a new query is under way, the one before. */
  loaded: Loaded | null
  error: AskError | null
  loading: boolean
  /** Says which rows are in sight, so that their pages are fetched. */
  see: (first: number, last: number) => void
  again: () => void
}

/** Rows of customers.list for a query without its offset. The latest query wins. */
export function usePages(query: ListQuery): Pages {
  const version = useVersion('customers.list')
  const [attempt, setAttempt] = useState(0)
  const text = JSON.stringify(query)
  const key = `${text} ${version} ${attempt}`
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failed, setFailed] = useState<{ key: string; error: AskError } | null>(null)
  const asked = useRef(new Set<string>())

  const fetchPage = useCallback((page: number, signal?: AbortSignal) => {
    const name = `${key} ${page}`
    if (asked.current.has(name)) return
    asked.current.add(name)
    ask('customers.list', { ...(JSON.parse(text) as CustomersQuery), offset: page * pageSize, limit: pageSize }, { signal }).then((answer) => {
      if (signal?.aborted) return
      setLoaded((before) => {
        if (page > 0 && before?.key !== key) return before
        const rows = new Map(before?.key === key ? before.rows : [])
        answer.rows.forEach((row, index) => rows.set(page * pageSize + index, row))
        return { key, query: text, asOf: answer.asOf, total: answer.total, rows }
      })
    }, (failure: unknown) => {
      asked.current.delete(name)
      if (!signal?.aborted) setFailed({ key, error: askErrorOf(failure) })
    })
  }, [key, text])

  useEffect(() => {
    const stop = new AbortController()
    asked.current.clear()
    fetchPage(0, stop.signal)
    return () => stop.abort()
  }, [fetchPage])

  const loadedKey = loaded?.key
  const see = useCallback((first: number, last: number) => {
    if (loadedKey !== key || last < first) return
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) fetchPage(page)
  }, [fetchPage, key, loadedKey])

  return { loaded, error: failed?.key === key ? failed.error : null, loading: loaded?.key !== key, see, again: useCallback(() => setAttempt((n) => n + 1), []) }
}
