// Expected failures. Each code is worded in resources/texts (errors.<code>) for the window and the command line.

export const errorCodes = [
  // files that are no import
  'fileNotFound', 'fileEmpty', 'fileNotText', 'fileIsExcel', 'fileIsPdf', 'fileIsZip', 'fileIsHtml', 'fileIsOldExcel',
  'fileEncodingUnknown', 'fileDamaged', 'fileNoRows', 'fileHeaderOnly', 'fileTooManyColumns', 'fileLineTooLong',
  'quoteNeverClosed', 'formatUnknown', 'formatHasNoAmounts', 'mappingInvalid', 'mappingHeadings',
  'xlsxTooLarge', 'xlsxDamaged', 'xlsxUnsafe',
  // shop files
  'shopNotFound', 'shopNotOurs', 'shopEmptyFile', 'shopNewer', 'shopDamaged', 'shopForeignSchema', 'shopInUse', 'shopReadOnly',
  'shopExists', 'shopNotOpen', 'shopFolderMissing', 'shopNameTooLong', 'diskFull', 'writeFailed',
  // outputs
  'unwritable', 'desktopMissing', 'nobodyLeft', 'printFailed',
  // requests
  'productName', 'segmentName', 'segmentCycle', 'segmentInUse', 'segmentUnreadable',
  'busyImporting', 'cancelled', 'notFound', 'alreadyUndone', 'badInput', 'badSetting', 'usage', 'unknownQuestion', 'hostDied', 'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]
export type ErrorParams = Record<string, string | number>

/** A failure that the user can understand and act on. `params` fill the text of its code; `line` is the file's line. */
export class ShopError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code + (Object.keys(params).length ? ' ' + JSON.stringify(params) : ''))
    this.name = 'ShopError'
    this.code = code
    this.params = params
  }
}
