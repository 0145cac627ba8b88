import type { Check, CheckKind } from '../../programme/schema.ts'
import type { Column, Series } from '../../programme/series.ts'
import { checkDocument } from './document.ts'
import { COLUMNS, type Figures } from './figures.ts'
import { checkOutlier } from './outlier.ts'
import { checkChange, checkCopied, checkIdentity, checkMonotone, checkUnitSlip } from './over-time.ts'
import type { Outcome } from './report.ts'
import { checkBounds, checkPart, checkRatio, checkSum } from './within.ts'

type Run = (check: Check, figures: Figures, found: (outcome: Outcome) => void) => void

/** One function for each kind of check. */
export const CHECK_KINDS: Readonly<Record<CheckKind, Run>> = {
  sum: inEachColumn(checkSum),
  part: ofEachSubject(checkPart),
  range: ofEachSubject(checkBounds),
  zero: ofEachSubject(checkBounds),
  growth: ofEachSubject(checkBounds),
  'ratio-band': inEachColumn(checkRatio),
  monotone: ofEachSubject(checkMonotone),
  identity: ofEachSubject(checkIdentity),
  change: ofEachSubject(checkChange),
  'unit-slip': ofEachSubject(checkUnitSlip),
  outlier: ofEachSubject(checkOutlier),
  document: ofEachSubject(checkDocument),
  copied: (check, figures, found) => {
    const outcome = checkCopied(check, figures)
    if (outcome) found(outcome)
  },
}

function ofEachSubject(run: (check: Check, figures: Figures, series: Series) => Outcome | null): Run {
  return (check, figures, found) => {
    for (const code of check.subjects)
      for (const series of figures.series(code)) {
        const outcome = run(check, figures, series)
        if (outcome) found(outcome)
      }
  }
}

function inEachColumn(run: (check: Check, figures: Figures, column: Column) => Outcome | null): Run {
  return (check, figures, found) => {
    for (const column of COLUMNS) {
      const outcome = run(check, figures, column)
      if (outcome) found(outcome)
    }
  }
}
