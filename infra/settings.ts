import { CfnParameter, CfnRule, Fn } from 'aws-cdk-lib'
import { Construct } from 'constructs'

/** What an office decides when it deploys: who signs people in, and how mail leaves. Values of the template's parameters. */
export class Settings extends Construct {
  readonly oidcIssuer: string
  readonly oidcAudience: string
  readonly roleClaim: string
  readonly auditorRole: string
  readonly mailTransport: string
  readonly mailFrom: string
  readonly smtpUrl: string

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.oidcIssuer = text(scope, 'OidcIssuer', {
      default: 'https://login.example.org',
      description: 'Issuer of the access tokens of auditors, as in the tokens’ iss',
      allowedPattern: '^https?://.+$',
    })
    this.oidcAudience = text(scope, 'OidcAudience', {
      default: 'zone-bulletin',
      description: 'Audience that a token must name (aud)',
      minLength: 1,
    })
    this.roleClaim = text(scope, 'RoleClaim', {
      default: 'roles',
      description: 'Claim of the token that lists the roles of the person',
      minLength: 1,
    })
    this.auditorRole = text(scope, 'AuditorRole', {
      default: 'auditor',
      description: 'Role that may list and download archives',
      minLength: 1,
    })
    this.mailTransport = text(scope, 'MailTransport', {
      default: 'ses',
      description: 'ses, or smtp where the region has no SES',
      allowedValues: ['ses', 'smtp'],
    })
    this.mailFrom = text(scope, 'MailFrom', {
      default: 'bulletin@example.org',
      description: 'Sender of every mail: an address, or one of a domain, that SES has verified',
      allowedPattern: '^[^@ <>]+@[^@ <>]+$',
    })
    this.smtpUrl = text(scope, 'SmtpUrl', {
      default: '',
      description: 'smtps://user:password@host:port, for MailTransport smtp',
      allowedPattern: '^(smtps?://.+)?$',
      noEcho: true,
    })
    smtpNeedsUrl(scope, this)
  }
}

type TextOptions = ConstructorParameters<typeof CfnParameter>[2]

/** Parameters sit in the stack itself, so that their logical ids are the names that an operator types. */
function text(scope: Construct, id: string, options: TextOptions): string {
  return new CfnParameter(scope, id, { type: 'String', ...options }).valueAsString
}

function smtpNeedsUrl(scope: Construct, { mailTransport, smtpUrl }: Settings): void {
  new CfnRule(scope, 'SmtpNeedsUrl', {
    ruleCondition: Fn.conditionEquals(mailTransport, 'smtp'),
    assertions: [
      {
        assert: Fn.conditionNot(Fn.conditionEquals(smtpUrl, '')),
        assertDescription: 'MailTransport smtp needs SmtpUrl',
      },
    ],
  })
}
