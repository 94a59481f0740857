// A finished page in a frame without scripts, scaled to fit, one sheet at a time.
import { useElementSize } from '@mantine/hooks'
import './paperFrame.css'

export interface FramedPaper { token: string; pages: number; widthMm: number; heightMm: number }
interface Props {
  /** Kept by the shell at app://paper/<token>. */
  paper: FramedPaper | undefined
  /** Wanted page, from 0. */
  page: number
  turnTo: (page: number) => void
  words: { sheet: (page: number, pages: number) => string; pages: string; before: string; after: string }
}
const pixels = (mm: number) => (mm * 96) / 25.4

export function PaperFrame({ paper, page: wanted, turnTo, words }: Props) {
  const { ref, width, height } = useElementSize()
  const pages = paper?.pages ?? 0
  const page = Math.max(0, Math.min(wanted, pages - 1))
  const pageWidth = pixels(paper?.widthMm ?? 210)
  const pageHeight = pixels(paper?.heightMm ?? 297)
  const scale = Math.min(1.6, width / pageWidth, height / pageHeight)
  return (
    <>
      <div className="previewStage" ref={ref} data-scroll-x>
        {paper && scale > 0 && (
          <div className="previewSheet" style={{ width: pageWidth * scale, height: pageHeight * scale }}>
            <iframe key={paper.token} title={words.sheet(page + 1, pages)} src={`app://paper/${paper.token}#p${page + 1}`} sandbox="" tabIndex={-1} scrolling="no"
              style={{ width: pageWidth, height: pageHeight, transform: `scale(${scale})` }} />
          </div>
        )}
      </div>
      {paper && (
        <div className="previewTurn num" role="group" aria-label={words.pages}>
          <button type="button" className="iconButton" aria-label={words.before} disabled={page === 0} onClick={() => turnTo(page - 1)}>‹</button>
          <span role="status">{page + 1} / {pages}</span>
          <button type="button" className="iconButton" aria-label={words.after} disabled={page >= pages - 1} onClick={() => turnTo(page + 1)}>›</button>
        </div>
      )}
    </>
  )
}
