import type { Case } from './case.ts'
import { cellCases } from './cells.ts'
import { containerCases } from './containers.ts'
import { formCases } from './forms.ts'
import { historyCases } from './histories.ts'
import { textCases } from './texts.ts'
import { workbookCases } from './workbooks.ts'

/** Every case by what it is about. */
export const CORPUS: Readonly<Record<string, readonly Case[]>> = {
  cells: cellCases,
  containers: containerCases,
  forms: formCases,
  histories: historyCases,
  texts: textCases,
  workbooks: workbookCases,
}
