import { readProgrammeFiles } from '../../infra/programmes.ts'
import { ProgrammeError } from '../../shared/errors.ts'
import { loadProgramme } from '../../shared/programme/load.ts'
import { type Command, parseCommand, print, UsageError } from './command.ts'

export const programme: Command = {
  usage: 'programme check DIR [--json]',
  summary: '检查报表制度文件。Checks a programme’s files and names every fault with file, row and column.',
  async run(args) {
    const { values, positionals } = parseCommand(args, {}, ['check', 'DIR'])
    const [verb, dir = ''] = positionals
    if (verb !== 'check') throw new UsageError(`unknown: programme ${verb}`)
    try {
      const { code, hash, zones, indicators, checks, targets } = loadProgramme(await readProgrammeFiles(dir))
      const counts = {
        zones: zones.length,
        indicators: indicators.length,
        checks: checks.length,
        targets: targets.length,
      }
      print(
        values.json,
        { ok: true, code, hash, ...counts },
        () => `通过 ok: ${code} ${JSON.stringify(counts)}\n${hash}`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof ProgrammeError)) throw error
      print(values.json, { ok: false, faults: error.faults }, () => error.faults.join('\n'))
      return 1
    }
  },
}
