import { startCloud } from '../../../infra/local/cloud.ts'

/** A cloud in a process of its own, to be killed: `node run-cloud.ts ASSEMBLY DATA START`. Works until it is. */
const [assembly = '', dataDir = '', startAt = ''] = process.argv.slice(2)
const cloud = await startCloud({ assembly, dataDir, startAt, log: console.error })
process.stdout.write(`${JSON.stringify(cloud.env)}\n`)
