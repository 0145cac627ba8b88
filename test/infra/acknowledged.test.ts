import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks } from 'cdk-nag'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ZoneBulletin } from '../../infra/stack.ts'
import { placeholders, sampleProgramme } from './template.ts'

interface Violation {
  readonly ruleName: string
  readonly violatingConstructs: readonly { readonly constructPath: string }[]
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-nag-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
  process.exitCode = undefined
})

function checked(change: (stack: ZoneBulletin) => void = () => {}) {
  const outdir = join(folder, 'cdk.out')
  const app = new App({ outdir, analyticsReporting: false })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const bundles = placeholders(folder)
  change(new ZoneBulletin(app, 'zone-bulletin', { bundles, programmes: [sampleProgramme('sample', {})] }))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'log').mockImplementation(() => {})
  app.synth()
  const report: {
    readonly pluginReports: readonly { violations: readonly Violation[]; suppressedViolations: readonly Violation[] }[]
  } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'))
  const [{ violations, suppressedViolations }] = report.pluginReports as [(typeof report.pluginReports)[0]]
  return { violations, suppressedViolations }
}

describe('AwsSolutions', () => {
  it('finds nothing but what is acknowledged with a reason', () => {
    const { violations, suppressedViolations } = checked()
    expect(violations).toEqual([])
    const rules = new Set(suppressedViolations.map(({ ruleName }) => ruleName.replace(/\[.*/, '')))
    expect([...rules].sort()).toEqual(
      ['APIG4', 'IAM5', 'S1', 'SF1', 'SF2', 'SQS3'].map((rule) => `AwsSolutions-${rule}`),
    )
  })

  it('ends the synth at a bucket that is not like ours', () => {
    expect(() => checked((stack) => new Bucket(stack, 'Foreign'))).toThrow('zone-bulletin/Foreign/Resource')
  })

  it('says nothing of auditors’ routes: only zones, officials and whoever asks for what is public come without signing in', () => {
    const { suppressedViolations } = checked()
    const open = suppressedViolations.filter(({ ruleName }) => ruleName === 'AwsSolutions-APIG4')
    const paths = open.flatMap((found) => found.violatingConstructs.map(({ constructPath }) => constructPath))
    expect(paths).toHaveLength(15)
    expect(paths.filter((path) => !/--[ze]--\{token\}|--p--\{programme\}|--openapi\.json/.test(path))).toEqual([])
  })
})
