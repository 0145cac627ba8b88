import { object, text } from './json.ts'
import type { Resolve } from './resolver.ts'
import type { Identity, Resource } from './template.ts'

/** The account that stands for the user's own, as the queue stand-in has it. */
export const ACCOUNT_ID = '000000000000'

export interface Place {
  readonly stackName: string
  readonly region: string
  readonly apiUrl: string
  readonly queuesUrl: string
}

const NAME_PROPERTIES = [
  'BucketName',
  'TableName',
  'QueueName',
  'FunctionName',
  'StateMachineName',
  'AliasName',
  'Name',
]

/** Physical ids are decided before anything runs, so that resources may refer to each other in any direction. */
export function createIdentify(place: Place, resources: Iterable<Resource>, resolve: Resolve) {
  const names = chooseNames(place, [...resources])
  const identities = new Map<string, Identity>()
  return (resource: Resource): Identity => {
    const known = identities.get(resource.logicalId)
    if (known) return known
    const properties = object(resource.properties)
    const given = NAME_PROPERTIES.map((property) => properties[property]).find((value) => value !== undefined)
    const name = given === undefined ? (names.get(resource.logicalId) ?? resource.logicalId) : text(resolve(given))
    const identity = identityOf(resource, name, place)
    identities.set(resource.logicalId, identity)
    return identity
  }
}

/** The construct's name where it is the only one of its type: `open-round` reads better in a log than a hash. */
function chooseNames({ stackName }: Place, resources: readonly Resource[]): Map<string, string> {
  const key = ({ type, constructName }: Resource) => `${type} ${constructName}`
  const counts = Map.groupBy(resources, key)
  return new Map(
    resources.map((resource) => {
      const unique = counts.get(key(resource))?.length === 1
      const name = unique ? resource.constructName.replace(/[^\w-]/g, '-') : resource.logicalId
      const bucket = `${stackName}-${name}`
        .toLowerCase()
        .replace(/[^a-z0-9-]/g, '-')
        .slice(-63)
      return [resource.logicalId, resource.type === 'AWS::S3::Bucket' ? bucket.replace(/^-+/, '') : name]
    }),
  )
}

function identityOf({ type, logicalId }: Resource, name: string, { region, apiUrl, queuesUrl }: Place): Identity {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${ACCOUNT_ID}:${rest}`
  const by = (ref: string, Arn: string, more: Record<string, string> = {}): Identity => ({
    ref,
    attributes: { Arn, ...more },
  })
  switch (type) {
    case 'AWS::S3::Bucket':
      return by(name, `arn:aws:s3:::${name}`, { DomainName: `${name}.s3.amazonaws.com` })
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return by(name, arn('dynamodb', `table/${name}`))
    case 'AWS::SQS::Queue':
      return by(`${queuesUrl}/${ACCOUNT_ID}/${name}`, arn('sqs', name), { QueueName: name })
    case 'AWS::Lambda::Function':
      return by(name, arn('lambda', `function:${name}`))
    case 'AWS::StepFunctions::StateMachine':
      return by(arn('states', `stateMachine:${name}`), arn('states', `stateMachine:${name}`), { Name: name })
    case 'AWS::KMS::Key':
      return by(logicalId, arn('kms', `key/${logicalId}`), { KeyId: logicalId })
    case 'AWS::ApiGatewayV2::Api':
      return by(logicalId, arn('apigateway', logicalId), { ApiId: logicalId, ApiEndpoint: apiUrl })
    case 'AWS::SNS::Topic':
      return by(arn('sns', name), arn('sns', name), { TopicArn: arn('sns', name), TopicName: name })
    case 'AWS::IAM::Role':
      return by(name, `arn:aws:iam::${ACCOUNT_ID}:role/${name}`, { RoleId: name })
    case 'AWS::Logs::LogGroup':
      return by(name, arn('logs', `log-group:${name}:*`))
    default:
      return by(name, arn('local', `${logicalId}/${name}`))
  }
}
