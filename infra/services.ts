import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Grant } from './grants.ts'
import type { PublicApi } from './public-api.ts'
import type { Settings } from './settings.ts'
import type { Storage } from './storage.ts'
import type { Ground } from './zone-function.ts'

/** What the stages of the pipeline share, made once by the stack. */
export interface Services extends Ground {
  readonly settings: Settings
  readonly storage: Storage
  readonly key: Key
  readonly api: PublicApi
  /** the address that mails link to */
  readonly publicUrl: Grant
  readonly mail: Grant
}
