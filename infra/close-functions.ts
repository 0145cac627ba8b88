import type { Construct } from 'constructs'
import { ENV } from '../shared/env.ts'
import { PREFIX } from '../shared/keys.ts'
import { filing } from './collection.ts'
import { items, objects, signing, value } from './grants.ts'
import type { Services } from './services.ts'
import { ZoneFunction, type ZoneFunctionProps } from './zone-function.ts'

export type CloseFunctions = Readonly<
  Record<'freeze' | 'aggregate' | 'combine' | 'render' | 'seal' | 'stage' | 'publish' | 'notify', ZoneFunction>
>

/** The steps of the close, in order. The state machine waits for each and tries again, so none has dead letters of its own. */
export function closeFunctions(scope: Construct, services: Services): CloseFunctions {
  const step = (props: Omit<ZoneFunctionProps, 'bundles' | 'alarms' | 'failure'>) =>
    new ZoneFunction(scope, { ...services, ...props, failure: 'caller' })
  return {
    freeze: step(freeze(services)),
    aggregate: step(aggregate(services)),
    combine: step(combine(services)),
    render: step(render(services)),
    seal: step(seal(services)),
    stage: step(stage(services)),
    publish: step(publish(services)),
    notify: step(notify(services)),
  }
}

type Step = (services: Services) => Omit<ZoneFunctionProps, 'bundles' | 'alarms' | 'failure'>

const freeze: Step = (services) => ({
  name: 'freeze',
  errorImpact: 'The month cannot be closed: which filings count is not settled, and nothing after it can start.',
  memoryMegabytes: 2048,
  timeoutSeconds: 900,
  grants: [
    ...filing(services),
    items(services.storage, { read: ['rounds'], write: ['log'] }),
    objects(services.storage, 'inbox', { listVersions: [PREFIX.uploads] }),
  ],
})

const aggregate: Step = ({ storage }) => ({
  name: 'aggregate',
  errorImpact: 'A region’s zones are not added up: the bulletin waits for that region.',
  memoryMegabytes: 1024,
  timeoutSeconds: 300,
  grants: [
    items(storage, { read: ['round'] }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.work], write: [PREFIX.work] }),
  ],
})

const combine: Step = ({ storage }) => ({
  name: 'combine',
  errorImpact: 'The regions are added up but the province is not: the bulletin has no figures yet.',
  memoryMegabytes: 1024,
  timeoutSeconds: 300,
  grants: [
    items(storage, { read: ['round', 'editions'] }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.work], write: [PREFIX.work] }),
  ],
})

/** What render holds is mostly the compiler's: left to itself, JavaScript's young generation grows by as much as a bulletin needs. */
export const RENDER_NODE_OPTIONS = '--max-semi-space-size=8'

const render: Step = ({ storage }) => ({
  name: 'render',
  errorImpact: 'The bulletin cannot be printed: its figures are final, but there is no PDF, table or mail text.',
  memoryMegabytes: 3008,
  timeoutSeconds: 120,
  grants: [
    items(storage, { read: ['round', 'editions'] }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.work], write: [PREFIX.work] }),
    value(ENV.nodeOptions, RENDER_NODE_OPTIONS),
  ],
})

const seal: Step = ({ storage, key, bundles }) => ({
  name: 'seal',
  errorImpact: 'The edition has no sealed archive, so it is not published: auditors and officials wait.',
  memoryMegabytes: 3008,
  timeoutSeconds: 900,
  grants: [
    items(storage, { read: ['round', 'editions', 'log'] }),
    objects(storage, 'inbox', { read: [PREFIX.uploads, PREFIX.imports] }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.receipts, PREFIX.work], write: [PREFIX.work] }),
    objects(storage, 'archive', { read: [PREFIX.archive], write: [PREFIX.archive] }),
    signing(key),
    value(ENV.codeVersion, bundles.codeVersion),
  ],
})

const stage: Step = ({ storage }) => ({
  name: 'stage',
  errorImpact: 'The sealed bulletin does not lie ready for its release: if it is not mended, the release time passes.',
  memoryMegabytes: 1024,
  timeoutSeconds: 120,
  grants: [
    items(storage, { read: ['round', 'recipients'], write: ['round', 'log'] }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.work] }),
    objects(storage, 'bulletins', { read: [PREFIX.bulletins], write: [PREFIX.bulletins] }),
  ],
})

const publish: Step = ({ storage, publicUrl }) => ({
  name: 'publish',
  errorImpact: 'The sealed bulletin is not published at its release time: officials and the public wait.',
  memoryMegabytes: 1024,
  timeoutSeconds: 120,
  grants: [
    items(storage, { read: ['round', 'rounds', 'editions'], write: ['round', 'editions', 'log'] }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.work] }),
    objects(storage, 'bulletins', { read: [PREFIX.bulletins], write: [PREFIX.releases] }),
    publicUrl,
  ],
})

const notify: Step = ({ storage, mail, publicUrl }) => ({
  name: 'notify',
  errorImpact: 'The bulletin is published, but some officials have no mail of it.',
  memoryMegabytes: 1024,
  timeoutSeconds: 900,
  grants: [
    items(storage, {
      read: ['round', 'deliveries', 'recipients'],
      write: ['deliveries', 'recipients', 'editionLink', 'log'],
    }),
    objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.work] }),
    objects(storage, 'bulletins', { read: [PREFIX.bulletins] }),
    publicUrl,
    mail,
  ],
})
