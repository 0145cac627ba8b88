import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { main } from '../../../functions/request-upload/handler.ts'
import { apiDescription, operations } from '../../../shared/api/description.ts'
import { expectDescribed } from '../../fixtures/described.ts'
import { resourcesOf, synthesize } from '../../infra/template.ts'

const template = synthesize()
const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties)
const described = JSON.parse(JSON.stringify(apiDescription()))
const all = Object.entries<Record<string, Described>>(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, route: `${method.toUpperCase()} ${path}`, operation })),
)
interface Described {
  readonly operationId: string
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly description: string }[]
  readonly security: readonly object[]
  readonly responses: Readonly<Record<string, object>>
}

describe('the description of the web address', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(described))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
  })

  it('tells of every route that is deployed, and of no other', () => {
    const deployed = routes.map(({ RouteKey }) => RouteKey).sort()
    expect(deployed.length).toBeGreaterThan(10)
    expect(all.map(({ route }) => route).sort()).toEqual(deployed)
    expect(Object.keys(operations).sort()).toEqual(deployed)
  })

  it('asks for a token exactly where the API does', () => {
    for (const { route, operation } of all) {
      const { AuthorizationType } = routes.find(({ RouteKey }) => RouteKey === route)
      expect([route, operation.security.length > 0]).toEqual([route, AuthorizationType === 'JWT'])
      expect('401' in operation.responses).toBe(AuthorizationType === 'JWT')
    }
  })

  it.each(all)('$route: its parameters are those of its path, each explained', ({ path, operation }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(operation.parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(named)
    for (const { description } of operation.parameters) expect(description.length).toBeGreaterThan(5)
    expect(Object.keys(operation.responses).some((status) => status < '400')).toBe(true)
  })

  it('names no operation twice, and refers to nothing that is not there', () => {
    expect(new Set(all.map(({ operation }) => operation.operationId)).size).toBe(all.length)
    const text = JSON.stringify(described)
    const used = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name))
    expect([...used].sort()).toEqual(Object.keys(described.components.schemas).sort())
  })

  it('is the file in docs/: npm run openapi writes it', () => {
    expect(JSON.parse(readFileSync('docs/openapi.json', 'utf8'))).toEqual(described)
  })

  it('is served to whoever asks, without a link', async () => {
    const answer = await main({ routeKey: 'GET /openapi.json', headers: {} } as never)
    expect(answer.statusCode).toBe(200)
    expect(JSON.parse(answer.body ?? '')).toEqual(described)
  })
})

it('is held against every answer that the functions give in tests: another status, type or shape would show', () => {
  const headers = { 'content-type': 'application/json; charset=utf-8' }
  const refused = { statusCode: 404, headers, body: '{"error":"unknown","sentence":"…"}' }
  const route = 'GET /z/{token}/status'
  expect(() => expectDescribed(route, refused)).not.toThrow()
  expect(() => expectDescribed(route, { ...refused, statusCode: 418 })).toThrow('not described as answering 418')
  expect(() => expectDescribed(route, { ...refused, headers: { 'content-type': 'text/csv' } })).toThrow('404 text/csv')
  expect(() => expectDescribed(route, { ...refused, body: '{"error":"unknown"}' })).toThrow(
    'must have required property',
  )
  expect(() => expectDescribed(route, { statusCode: 200, headers, body: '{}' })).toThrow('200')
})
