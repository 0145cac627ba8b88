import { contentTypeOf } from './files.ts'

/** A file of an edition as a face has printed it. */
export interface RenderedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentType: string
}

export function renderedText(name: string, content: string): RenderedFile {
  return renderedFile(name, Buffer.from(content))
}

export function renderedFile(name: string, bytes: Uint8Array): RenderedFile {
  return { name, bytes, contentType: contentTypeOf(name) }
}
