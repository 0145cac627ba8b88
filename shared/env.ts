import { ConfigurationError } from './errors.ts'

/** Every environment variable of the functions, named once: the stack sets by these names, the handlers read by them. */
export const ENV = {
  table: 'TABLE_NAME',
  inbox: 'INBOX_BUCKET',
  rounds: 'ROUNDS_BUCKET',
  bulletins: 'BULLETINS_BUCKET',
  archive: 'ARCHIVE_BUCKET',
  signingKey: 'SIGNING_KEY_ID',
  publicUrl: 'PUBLIC_URL',
  codeVersion: 'CODE_VERSION',
  mailTransport: 'MAIL_TRANSPORT',
  mailFrom: 'MAIL_FROM',
  smtpUrl: 'SMTP_URL',
  /** what SES reports events of; unset where mail leaves by SMTP */
  mailConfigurationSet: 'MAIL_CONFIGURATION_SET',
  roleClaim: 'ROLE_CLAIM',
  auditorRole: 'AUDITOR_ROLE',
  /** file with the compiled programmes, beside the bundle of `open-round` */
  programmesFile: 'PROGRAMMES_FILE',
  /** the page that checks a form on a clerk's own machine, beside the bundle of `request-upload` */
  deskFile: 'DESK_FILE',
  /** read by Node itself */
  nodeOptions: 'NODE_OPTIONS',
  /** for the operator's command line only */
  closeStateMachine: 'CLOSE_STATE_MACHINE_ARN',
  openRoundFunction: 'OPEN_ROUND_FUNCTION',
} as const

export type EnvName = (typeof ENV)[keyof typeof ENV]

export function requiredEnv(name: EnvName, env: NodeJS.ProcessEnv = process.env): string {
  const value = env[name]
  if (!value) throw new ConfigurationError(`environment variable ${name} is not set`)
  return value
}

/** The id of the stack output that carries an environment variable's value for operators: `TABLE_NAME` → `TableName`. */
export function outputId(name: EnvName): string {
  return name.toLowerCase().replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}
