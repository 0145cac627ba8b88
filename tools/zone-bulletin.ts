#!/usr/bin/env node
import { checklist } from './commands/checklist.ts'
import { close } from './commands/close.ts'
import { type Command, UsageError } from './commands/command.ts'
import { deliveries } from './commands/deliveries.ts'
import { desk } from './commands/desk.ts'
import { extend } from './commands/extend.ts'
import { figure } from './commands/figure.ts'
import { form } from './commands/form.ts'
import { importRounds } from './commands/import.ts'
import { judgeFile } from './commands/judge.ts'
import { open } from './commands/open.ts'
import { programme } from './commands/programme.ts'
import { receipt } from './commands/receipt.ts'
import { recipients } from './commands/recipients.ts'
import { release } from './commands/release.ts'
import { render } from './commands/render.ts'
import { reopen } from './commands/reopen.ts'
import { rules } from './commands/rules.ts'
import { status } from './commands/status.ts'
import { verify } from './commands/verify.ts'
import { vintages } from './commands/vintages.ts'

/** One command line for operators and auditors. Exit codes: 0 as it should be, 1 the answer is no, 2 the words are wrong. */
const commands: Readonly<Record<string, Command>> = {
  verify,
  judge: judgeFile,
  receipt,
  form,
  desk,
  render,
  figure,
  vintages,
  status,
  rules,
  open,
  import: importRounds,
  close,
  checklist,
  release,
  deliveries,
  recipients,
  reopen,
  extend,
  programme,
}

process.exitCode = await run(process.argv.slice(2))

async function run([name = 'help', ...args]: string[]): Promise<number> {
  const command = commands[name]
  if (!command) {
    console.log(overview())
    return name === 'help' || name === '--help' ? 0 : 2
  }
  if (args.includes('--help')) {
    console.log(`zone-bulletin ${command.usage}\n\n${command.summary}`)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`${error.message}\nusage: zone-bulletin ${command.usage}`)
    return 2
  }
}

function overview(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`)
  return `开发区月报 Zone Bulletin: 操作与核验命令 commands for operators and auditors\n\n${lines.join('\n')}`
}
