// Files may be dropped anywhere in the window: they go to the import room and start.
import { useEffect, useState } from 'react'
import type { ShopInfo } from '../db/shops/model.ts'
import { dropAndImport, useRun } from './imports/run.ts'
import { useWords } from './useWords.ts'
import './FileDrop.css'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

export function FileDrop({ shop }: { shop: ShopInfo | null }) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const running = useRun((run) => run.state === 'running')
  const refusal = !shop ? t('welcome.dropFirst') : shop.readOnly ? t('drop.readOnly') : running ? t('drop.busy') : null

  useEffect(() => {
    // Entering a child fires before leaving its parent: only the depth tells whether the files are still over the window.
    let depth = 0
    const enter = (event: DragEvent) => { if (hasFiles(event)) { depth++; setOver(true) } }
    const leave = (event: DragEvent) => { if (hasFiles(event) && --depth <= 0) { depth = 0; setOver(false) } }
    const move = (event: DragEvent) => { if (hasFiles(event)) event.preventDefault() }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      depth = 0
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length && !refusal) void dropAndImport(files)
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: move, drop }
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener)
    return () => { for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener) }
  }, [refusal])

  if (!over) return null
  return <div className="fileDrop" role="status"><div className={refusal ? 'refused' : ''}>{refusal ?? t('drop.here')}</div></div>
}
