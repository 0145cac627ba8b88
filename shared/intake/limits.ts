/** Every limit of intake, with its unit. A file beyond one of them is answered, never read further. */
export const INTAKE_LIMITS = {
  /** What the upload policy lets through; anything larger came past it. */
  uploadBytes: 5 * 1024 * 1024,
  fileNameChars: 255,
  /** Parts of a workbook; a form has about 12, one with pictures and printer settings perhaps 60. */
  zipEntries: 500,
  /** Declared total of all parts, and of one part. A form declares about 0.2 MB; 20,000 rows about 12 MB. */
  zipTotalBytes: 48 * 1024 * 1024,
  zipPartBytes: 32 * 1024 * 1024,
  zipNameBytes: 256,
  sheets: 32,
  /** Elements within elements: a sheet of ours has 7, one with everything that programs write perhaps 20. */
  xmlDepth: 100,
  rows: 50_000,
  columns: 256,
  cells: 1_000_000,
  /** With those that hold nothing but a style: skipped, but not for ever. */
  cellsWithEmpty: 2_000_000,
  merges: 10_000,
  sharedStrings: 500_000,
  cellChars: 32_767,
  /** Title lines above the header. */
  headerSearchRows: 60,
  textChars: 5 * 1024 * 1024,
  jsonDepth: 8,
  jsonRows: 5_000,
  /** Digits of one figure: 999,999,999 in a small unit has 9, and nobody files more than 18. */
  figureDigits: 18,
  remarkChars: 1_000,
  /** Findings of one file; the last one says how many more there are. */
  findings: 500,
} as const
