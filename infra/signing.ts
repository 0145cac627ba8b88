import { RemovalPolicy } from 'aws-cdk-lib'
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { wildcardSid } from './wildcards.ts'

/**
 * The Ed25519 key that signs receipts and archives. It never leaves KMS, and it outlives the stack: a deleted key would
 * leave its public half valid but no edition could follow in the chain.
 */
export function signingKey(scope: Construct): Key {
  return new Key(scope, 'SigningKey', {
    description: 'Zone Bulletin: signs receipts and archive checkpoints (Ed25519)',
    keySpec: KeySpec.ECC_NIST_EDWARDS25519,
    keyUsage: KeyUsage.SIGN_VERIFY,
    removalPolicy: RemovalPolicy.RETAIN,
    policy: new PolicyDocument({
      statements: [
        new PolicyStatement({
          sid: wildcardSid('KeyAdministration'),
          principals: [new AccountRootPrincipal()],
          actions: [...ADMINISTRATION, ...USE],
          resources: ['*'],
        }),
      ],
    }),
  })
}

/** Spelled out where CDK would say `kms:*`: no grants, no import of key material, no replication to other regions. */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
]
const USE = ['kms:GetPublicKey', 'kms:Sign', 'kms:Verify']
