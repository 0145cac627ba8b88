import { statSync } from 'node:fs'
import { build } from 'esbuild'
import { ingestBundle } from './ingest-bundle.ts'
import type { Benchmark } from './measure.ts'

const KILOBYTE = 1000
/** What a plain stack would bundle for the same job. */
const TYPICAL = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { KMSClient } from '@aws-sdk/client-kms'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
console.log(DynamoDBClient, S3Client, KMSClient, SESv2Client, ExcelJS, Papa)
`

/** The size of `ingest` as deployed. */
export const bundle: Benchmark = async () => {
  const own = await ingestBundle()
  const rival = await build({
    stdin: { contents: TYPICAL, resolveDir: process.cwd() },
    ...{ bundle: true, minify: true, platform: 'node', format: 'cjs', write: false, logLevel: 'silent' },
  })
  return [
    {
      name: 'ingest bundle',
      value: statSync(own).size / KILOBYTE,
      unit: 'kB',
      rival: 'SDK clients whole, exceljs, papaparse',
      rivalValue: (rival.outputFiles?.[0]?.contents.length ?? Number.NaN) / KILOBYTE,
      budget: { of: 'value', atMost: 500 },
    },
  ]
}
