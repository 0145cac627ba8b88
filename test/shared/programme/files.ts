import { formatCsv, parseCsv } from '../../../shared/csv.ts'
import { ProgrammeError } from '../../../shared/errors.ts'
import { loadProgramme } from '../../../shared/programme/load.ts'

/** The files of a small scheme in which every kind of indicator and reference occurs once. */
export type Files = ReadonlyMap<string, string>

const INDICATOR_COLUMNS =
  'code,group,name_zh,name_en,unit_zh,unit_en,kind,measures,decimals,frequency,january_exempt,filing,breakdown,' +
  'breakdown_max,may_be_negative,aggregation,numerators,denominator,scale,weight,range_min,range_max,growth_warn_percent,' +
  'definition,source'
const CHECK_COLUMNS =
  'id,severity,kind,subjects,others,min,max,scale,tolerance,factors,message_zh,message_en,remedy_zh,remedy_en,source'
const TARGET_COLUMNS =
  'id,plan,statement_zh,statement_en,metric,indicator,zone,threshold,threshold_includes,operator,value,unit,due,' +
  'qualifier,baseline,baseline_value,also,open_question_zh,open_question_en,source'

const words = (name: string) => ({ zh: `${name}中`, en: name })
const at = (day: number) => ({ day, time: '09:00' })
const list = { keyIndicators: ['T'], regionIndicators: ['T', 'R'], zoneIndicators: ['T'] }

export const PROGRAMME_JSON = {
  ...{ code: 'small', title: words('Title'), tableNumber: '1', issuedBy: words('Issuer'), validUntil: '2027-12-31' },
  ...{ office: { name: words('Office'), contact: words('Contact') }, sampleNotice: words('Sample') },
  calendar: {
    ...{ timeZone: 'Asia/Shanghai', utcOffset: '+08:00', mergesJanuaryFebruary: true, frequency: 'monthly' },
    ...{ opens: at(1), due: at(8), closes: at(10), releases: at(15) },
    ...{ reminds: { time: '09:30', daysBefore: 2 }, settleSeconds: 5 },
  },
  minimumCell: 3,
  bulletin: { series: words('Bulletin'), ...list, notes: [words('Note')] },
}

const SMALL: Files = new Map([
  ['programme.json', JSON.stringify(PROGRAMME_JSON)],
  [
    'regions.csv',
    'code,name_zh,name_en,level,parent,in_coverage_target,order,note\nP,省,Province,province,,0,0,\nR1,一,One,unit,P,1,1,\nR2,二,Two,unit,P,1,2,\nR3,三,Three,unit,R1,1,3,\n',
  ],
  [
    'zones.csv',
    'id,name_zh,name_en,level,kind,region,county,industries,synthetic,note\nZ1,甲区,A,national,经开区,R1,,钢;铝,0,\nZ2,乙区,B,provincial,高新区,R2,,,0,\nZ3,丙区,C,provincial,高新区,R3,,,1,\n',
  ],
  [
    'indicators.csv',
    [
      INDICATOR_COLUMNS,
      'T,g,总,Total,亿元,bn,flow,month;ytd,2,monthly,0,required,,,0,sum,,,,,0,900,50,,',
      'I,g,业,Parts,亿元,bn,flow,ytd,2,monthly,0,required,industries,3,0,sum,,,,,,,,,',
      'N,g,数,Number,个,pcs,stock,end,0,monthly,0,optional,,,0,sum,,,,,0,50,,,',
      'R,g,比,Ratio,%,%,ratio,ytd,1,monthly,0,derived,,,0,ratio,T,N,100,,,,,,',
      'W,g,率,Rate,%,%,ratio,ytd,1,monthly,0,optional,,,0,weighted,,,,T,0,100,,,',
      'G,g,增,Growth,%,%,growth,ytd,1,monthly,0,optional,,,1,none,,,,,-60,150,,,',
      '',
    ].join('\n'),
  ],
  [
    'checks.csv',
    `${CHECK_COLUMNS}\nC1,validity,sum,T,I,,,,0.01,,a,b,c,d,\nC2,quality,range,*,,,,,,,a,b,c,d,\nC3,quality,unit-slip,T,,,,,,10000,a,b,c,d,\n`,
  ],
  [
    'targets.csv',
    `${TARGET_COLUMNS}\nX1,plan,目标,Target,sum,T,,,,>,100,亿元,2027,,,,,,,\nX2,plan,区,Zone,zone,T,Z1,,,>=,10,亿元,,,,,,,,\n`,
  ],
])

/** The small scheme, or it with other texts in some files; null takes a file away. */
export function files(over: Readonly<Record<string, string | null>> = {}): Files {
  const all = new Map(SMALL)
  for (const [name, text] of Object.entries(over)) {
    if (text === null) all.delete(name)
    else all.set(name, text)
  }
  return all
}

export function text(name: string): string {
  return SMALL.get(name) ?? ''
}

/** One cell changed; rows count from 1 with the header, as faults name them. */
export function withCell(file: string, row: number, column: string, value: string): Files {
  const rows = table(file)
  rows[row - 1]![rows[0]!.indexOf(column)] = value
  return files({ [file]: formatCsv(rows) })
}

export function table(file: string): string[][] {
  const parsed = parseCsv(text(file))
  if ('fault' in parsed) throw new Error(`fixture ${file}: ${parsed.fault.reason}`)
  return parsed.rows
}

/** `programme.json` with one member replaced, by its path. */
export function withMember(path: string, value: unknown): Files {
  const json = structuredClone(PROGRAMME_JSON) as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const holder = steps.reduce((inner, step) => inner[step] as Record<string, unknown>, json)
  holder[last] = value
  return files({ 'programme.json': JSON.stringify(json) })
}

/** The faults of broken files; loading them is itself a failure. */
export function faultsOf(broken: Files): readonly string[] {
  try {
    loadProgramme(broken)
  } catch (error) {
    if (error instanceof ProgrammeError) return error.faults
    throw error
  }
  throw new Error('loaded, though broken')
}
