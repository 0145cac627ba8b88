import { join } from 'node:path'
import { type Json, type JsonObject, object, readJson, text } from './json.ts'

/** A resource as synthesized; `properties` still contain intrinsic functions. */
export interface Resource {
  readonly logicalId: string
  readonly type: string
  readonly properties: Json
  readonly condition: string | null
  /** what the construct's path calls it: `open-round` of `Stack/Collect/open-round/Resource` */
  readonly constructName: string
}
export interface Template {
  readonly stackName: string
  readonly region: string
  readonly resources: ReadonlyMap<string, Resource>
  readonly source: JsonObject
  /** folder of an asset by its key in the assets bucket */
  readonly assets: ReadonlyMap<string, string>
}
/** What `Ref` gives, and `Fn::GetAtt` by attribute. */
export interface Identity {
  readonly ref: string
  readonly attributes: Readonly<Record<string, string>>
}
/** @throws when the assembly holds anything but one stack: there is no place for a second here */
export function readAssembly(assembly: string): Template {
  const artifacts = Object.entries(object(object(readJson(join(assembly, 'manifest.json'))).artifacts))
  const stacks = artifacts.filter(([, artifact]) => object(artifact).type === 'aws:cloudformation:stack')
  const [stack] = stacks
  if (!stack || stacks.length !== 1) throw new Error(`${assembly}: expected one stack, found ${stacks.length}`)
  const [stackName, artifact] = stack
  const environment = text(object(artifact).environment, '').split('/').at(-1) ?? ''
  const templateFile = join(assembly, text(object(object(artifact).properties).templateFile))
  const region = !environment || environment === 'unknown-region' ? 'us-east-1' : environment
  return { ...readTemplate(object(readJson(templateFile)), stackName, region), assets: readAssets(assembly, stackName) }
}

export function readTemplate(source: JsonObject, stackName: string, region: string): Template {
  const resources = new Map<string, Resource>()
  for (const [logicalId, value] of Object.entries(object(source.Resources))) {
    const { Type, Properties = {}, Metadata, Condition = null } = object(value)
    const path = text(object(Metadata)['aws:cdk:path'], logicalId).replace(/\/Resource$/, '')
    const constructName = path.split('/').at(-1) ?? logicalId
    const condition = Condition === null ? null : text(Condition)
    resources.set(logicalId, { logicalId, type: text(Type), properties: Properties, condition, constructName })
  }
  return { stackName, region, resources, source, assets: new Map() }
}

function readAssets(assembly: string, stackName: string): Map<string, string> {
  const assets = new Map<string, string>()
  for (const asset of Object.values(object(object(readJson(join(assembly, `${stackName}.assets.json`))).files))) {
    const { source, destinations } = object(asset)
    for (const destination of Object.values(object(destinations))) {
      assets.set(text(object(destination).objectKey), join(assembly, text(object(source).path)))
    }
  }
  return assets
}
