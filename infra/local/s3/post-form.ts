import { S3Error } from './errors.ts'

/** S3's limit on everything in front of the file. */
const FIELDS_LIMIT_BYTES = 20 * 1024

export interface PostForm {
  /** lower-case names */
  readonly fields: ReadonlyMap<string, string>
  readonly file: Buffer
}

/**
 * A multipart/form-data body as S3 reads it: fields in front of `file` count, what comes behind is ignored, so a policy
 * or signature that stands behind the file is missing.
 */
export async function readPostForm(body: Buffer, contentType: string): Promise<PostForm> {
  const fields = new Map<string, string>()
  let fieldBytes = 0
  for (const [name, value] of await parse(body, contentType)) {
    const field = name.toLowerCase()
    if (field === 'file') return { fields, file: await bytesOf(value) }
    if (typeof value !== 'string') throw new S3Error('InvalidArgument', ONE_FILE)
    if (fields.has(field)) throw new S3Error('InvalidArgument', `The form field ${name} comes more than once.`)
    fieldBytes += Buffer.byteLength(name) + Buffer.byteLength(value)
    if (fieldBytes > FIELDS_LIMIT_BYTES) throw new S3Error('MaxPostPreDataLengthExceededError')
    fields.set(field, value)
  }
  throw new S3Error('InvalidArgument', ONE_FILE)
}

const ONE_FILE = 'POST requires exactly one file upload per request.'

async function parse(body: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw new S3Error('MalformedPOSTRequest')
  }
}

async function bytesOf(value: string | File): Promise<Buffer> {
  return typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer())
}
