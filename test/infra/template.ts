import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { type Bundles, FUNCTION_NAMES } from '../../infra/function-names.ts'
import { ZoneBulletin } from '../../infra/stack.ts'
import type { Calendar, Programme } from '../../shared/programme/schema.ts'

// biome-ignore lint/suspicious/noExplicitAny: a template is JSON of every shape
export type Resource = { Type: string; Properties: any; DependsOn?: string[]; DeletionPolicy?: string }

/** Synthesizes the stack with a placeholder for each bundle: the template's shape does not depend on the code. */
export function synthesize(programmes: readonly Programme[] = [sampleProgramme('sample', {})]): Template {
  const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-template-'))
  try {
    const app = new App({ outdir: join(folder, 'cdk.out'), analyticsReporting: false })
    return Template.fromStack(new ZoneBulletin(app, 'zone-bulletin', { bundles: placeholders(folder), programmes }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function placeholders(folder: string): Bundles {
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.cjs'), `// ${name}`)
  }
  return { folderOf: (name) => join(folder, name), codeVersion: 'code-version' }
}

export function resourcesOf(template: Template, type?: string): [string, Resource][] {
  const all = Object.entries(template.toJSON().Resources as Record<string, Resource>)
  return type === undefined ? all : all.filter(([, resource]) => resource.Type === type)
}

/** Only what the stack reads: code and calendar. */
export function sampleProgramme(code: string, calendar: Partial<Calendar>): Programme {
  return {
    code,
    calendar: {
      timeZone: 'Asia/Shanghai',
      utcOffset: '+08:00',
      mergesJanuaryFebruary: true,
      frequency: 'monthly',
      opens: { day: 1, time: '09:00' },
      due: { day: 8, time: '18:00' },
      closes: { day: 12, time: '18:30' },
      releases: { day: 15, time: '10:00' },
      reminds: { time: '08:30', daysBefore: 2 },
      settleSeconds: 600,
      ...calendar,
    },
  } as Programme
}
