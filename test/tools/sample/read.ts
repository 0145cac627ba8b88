import { strFromU8, unzipSync } from 'fflate'
import type { FilledForm } from '../../../tools/sample/forms.ts'

/** What an office's file is written in, and all its words. */
export function read({ fileName, bytes }: Pick<FilledForm, 'fileName' | 'bytes'>): { kind: string; text: string } {
  if (fileName.endsWith('.xlsx')) {
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml'))
    return { kind: 'xlsx', text: parts.map(([, part]) => strFromU8(part)).join('\n') }
  }
  const extension = fileName.split('.').at(-1) ?? ''
  try {
    return { kind: extension, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { kind: `${extension} in GB18030`, text: new TextDecoder('gb18030', { fatal: true }).decode(bytes) }
  }
}
