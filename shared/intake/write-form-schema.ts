import { canonicalJson } from '../digest.ts'
import type { FormSchemaFormat } from '../form-file.ts'
import { formCsvMetadata } from './form-csvw.ts'
import { type FormOf, formSchema } from './form-schema.ts'

/** The description of a form as a file, the same bytes for the same form. */
export function writeFormSchema(form: FormOf, format: FormSchemaFormat): Uint8Array {
  const description = format === 'schema' ? formSchema(form) : formCsvMetadata(form)
  return new TextEncoder().encode(`${canonicalJson(description)}\n`)
}
