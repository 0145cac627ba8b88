import { loadProgrammes } from '../../infra/programmes.ts'
import { maskedAddress } from '../../shared/addressee.ts'
import { releaseRules } from '../../shared/release/checklist.ts'
import { listRecipients, loadRecipient, putRecipient, type Recipient } from '../../shared/store/recipients.ts'
import { connect } from '../connection.ts'
import { type Command, parseCommand, print, required, UsageError } from './command.ts'
import { programmesHere } from './programmes-here.ts'

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/

export const recipients: Command = {
  usage: `recipients --programme P [--add ADDRESS [--region R] [--lang zh|en] [--ahead MINUTES] | --stop ADDRESS]
      [--programmes DIR] [--json]`,
  summary: `月报收件人：列出、登记、停发。Officials who get a programme's bulletins, addresses masked: lists them, registers one (again after a bounce;
      with a region its own figures come first; --ahead: under embargo so many minutes before the release), or stops one.`,
  async run(args) {
    const text = { type: 'string' } as const
    const options = { programme: text, add: text, stop: text, region: text, lang: text, ahead: text, programmes: text }
    const { values } = parseCommand(args, options)
    const programme = required(values.programme, '--programme')
    if (values.add !== undefined && values.stop !== undefined) throw new UsageError('--add or --stop, not both')
    const added = values.add === undefined ? null : await official(programme, values.add, values)
    connect()
    if (added) await putRecipient(programme, added)
    if (values.stop !== undefined) await stop(programme, values.stop)
    const officials = (await listRecipients(programme)).filter(({ role }) => role === 'official').map(shown)
    print(values.json, officials, () => officials.map(inWords).join('\n'))
    return 0
  },
}

type Values = Readonly<Partial<Record<'region' | 'lang' | 'ahead' | 'programmes', string>>>

async function official(code: string, address: string, values: Values): Promise<Recipient> {
  if (!ADDRESS.test(address)) throw new UsageError(`${address} is no address`)
  const { lang = 'zh', region = null } = values
  if (lang !== 'zh' && lang !== 'en') throw new UsageError(`--lang ${lang} is neither zh nor en`)
  const programme = (await loadProgrammes(values.programmes ?? programmesHere())).get(code)
  if (region !== null && !programme?.regions.some((each) => each.code === region))
    throw new UsageError(`${code} has no region ${region}`)
  const longest = programme ? releaseRules(programme).aheadMinutes : 0
  const aheadMinutes = values.ahead === undefined ? null : minutes(values.ahead, code, longest)
  return {
    ...{ address, role: 'official', zone: null, region, lang, suppressed: false },
    ...(aheadMinutes === null ? {} : { aheadMinutes }),
  }
}

function minutes(text: string, code: string, longest: number): number {
  const wanted = Number(text)
  if (!Number.isSafeInteger(wanted) || wanted < 1) throw new UsageError('--ahead takes a whole number above 0')
  if (wanted > longest)
    throw new UsageError(`--ahead ${wanted}: ${code} lets nobody have it longer than ${longest} minutes ahead`)
  return wanted
}

async function stop(programme: string, address: string): Promise<void> {
  const held = await loadRecipient(programme, address)
  if (held?.role !== 'official') throw new UsageError('no official is registered under that address')
  const { suppression: _former, ...rest } = held
  const at = new Date().toISOString()
  await putRecipient(programme, { ...rest, suppressed: true, suppression: { at, why: 'operator' } })
}

function shown({ address, region, lang, suppressed, suppression, aheadMinutes }: Recipient) {
  return { address: maskedAddress(address), region, lang, aheadMinutes: aheadMinutes ?? 0, suppressed, suppression }
}

function inWords({ address, region, lang, aheadMinutes, suppressed, suppression }: ReturnType<typeof shown>): string {
  const facts = [
    address,
    lang,
    region ?? '—',
    ...(aheadMinutes > 0 ? [`提前 ahead ${aheadMinutes} min`] : []),
    ...(suppressed ? [`停发 suppressed: ${suppression?.why ?? ''} ${suppression?.at ?? ''}`] : []),
  ]
  return facts.join('  ').trimEnd()
}
