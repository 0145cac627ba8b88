import type { Template } from 'aws-cdk-lib/assertions'
import { type Resource, resourcesOf } from './template.ts'

/** One statement of any policy in the template, with the resource that carries it. */
export interface Statement {
  readonly owner: string
  readonly type: string
  readonly sid: string | undefined
  readonly effect: string
  readonly actions: readonly string[]
  /** as text: names and paths with their intrinsic functions */
  readonly resources: readonly string[]
  // biome-ignore lint/suspicious/noExplicitAny: conditions have any shape
  readonly conditions: any
}

/** Every statement of identities, buckets, queues, topics and keys. */
export function statementsOf(template: Template): Statement[] {
  return resourcesOf(template).flatMap(([owner, resource]) =>
    documentsOf(resource).flatMap(({ Statement: statements }) =>
      // biome-ignore lint/suspicious/noExplicitAny: a policy document is JSON of every shape
      statements.map((statement: any) => ({
        owner,
        type: resource.Type,
        sid: statement.Sid,
        effect: statement.Effect,
        actions: [statement.Action].flat(),
        resources: [statement.Resource ?? []].flat().map((name) => JSON.stringify(name)),
        conditions: statement.Condition ?? {},
      })),
    ),
  )
}

// biome-ignore lint/suspicious/noExplicitAny: a policy document is JSON of every shape
function documentsOf({ Properties: properties }: Resource): { Statement: any[] }[] {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  const inline = (properties?.Policies ?? []).map((policy: any) => policy.PolicyDocument)
  return [
    properties?.PolicyDocument,
    properties?.KeyPolicy,
    properties?.ResourcePolicy?.PolicyDocument,
    ...inline,
  ].filter(Boolean)
}

/** The identity statements of one function, by its name in the stack. */
export function statementsOfFunction(template: Template, name: string): Statement[] {
  const [, fn] = functionsOf(template).find(([found]) => found === name) ?? []
  const role = fn?.Properties.Role['Fn::GetAtt'][0]
  const policies = resourcesOf(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
    .map(([id]) => id)
  return statementsOf(template).filter(({ owner }) => policies.includes(owner))
}

/** Functions by their names in the tree, `open-round`. */
export function functionsOf(template: Template): [string, Resource][] {
  return resourcesOf(template, 'AWS::Lambda::Function').map(([, resource]) => [
    resource.Properties.FunctionName.replace('zone-bulletin-', ''),
    resource,
  ])
}
