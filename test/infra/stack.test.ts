import { expect, it } from 'vitest'
import { ENV, outputId } from '../../shared/env.ts'
import { resourcesOf, synthesize } from './template.ts'

const template = synthesize()

it('stays as it is, but for the hashes of the code', () => {
  const text = JSON.stringify(template.toJSON(), null, 2).replace(/[0-9a-f]{64}(?=\.zip)/g, 'HASH')
  expect(JSON.parse(text)).toMatchSnapshot()
})

it('puts out what the operator’s command reads, each under the name of its variable', () => {
  const outputs: Record<string, { Description: string }> = template.toJSON().Outputs
  const names = [
    'table',
    'inbox',
    'rounds',
    'bulletins',
    'archive',
    'signingKey',
    'publicUrl',
    'closeStateMachine',
    'openRoundFunction',
  ] as const
  for (const name of names) expect(outputs[outputId(ENV[name])]?.Description).toBe(ENV[name])
  expect(Object.keys(outputs).sort()).toEqual([...names.map((name) => outputId(ENV[name])), 'AlarmTopic'].sort())
})

it('asks at deployment for nothing but sign-in and mail', () => {
  const parameters = Object.keys(template.toJSON().Parameters).filter((name) => name !== 'BootstrapVersion')
  expect(parameters.sort()).toEqual([
    'AuditorRole',
    'MailFrom',
    'MailTransport',
    'OidcAudience',
    'OidcIssuer',
    'RoleClaim',
    'SmtpUrl',
  ])
  expect(template.toJSON().Parameters.SmtpUrl.NoEcho).toBe(true)
})

it('lets nobody into the archive without a token of the office’s sign-in', () => {
  const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties)
  const open = routes.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT')
  expect(routes.length - open.length).toBe(3)
  expect(
    open.filter(({ RouteKey }) => !/^(GET|POST) \/[ze]\/\{token\}/.test(RouteKey)).map(({ RouteKey }) => RouteKey),
  ).toEqual(['GET /openapi.json', 'GET /p/{programme}/calendar.ics', 'GET /p/{programme}/feed.atom'])
  const [, authorizer] = resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer')[0]!
  expect(authorizer.Properties.JwtConfiguration).toEqual({
    Audience: [{ Ref: 'OidcAudience' }],
    Issuer: { Ref: 'OidcIssuer' },
  })
})

it('writes the route into the access log, never the path with its token', () => {
  const [, stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage')[0]!
  expect(stage.Properties.AccessLogSettings.Format).toContain('$context.routeKey')
  expect(stage.Properties.AccessLogSettings.Format).not.toMatch(/context\.(path|requestOverride)/)
})

it('is the same each time', () => {
  expect(synthesize().toJSON()).toEqual(template.toJSON())
})
