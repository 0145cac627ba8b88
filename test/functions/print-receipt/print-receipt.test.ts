import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../../functions/print-receipt/handler.ts'
import { hasCompiler } from '../../../infra/render-asset.ts'
import { fileUpload } from '../../../shared/filing.ts'
import { parseUploadKey } from '../../../shared/keys.ts'
import { attachedReceipt } from '../../../shared/receipt-page/attached-receipt.ts'
import { issueLink } from '../../../shared/store/links.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import { expectDescribed } from '../../fixtures/described.ts'
import { filedBy, formBytes, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'
import { renderAssets } from '../../shared/typst/assets.ts'
import { ask as askPage, permissionOf, post } from '../request-upload/client.ts'

const NOW = '2025-04-02T01:00:00.000Z'
const JSON_TYPE = 'application/json'

describe.runIf(hasCompiler())('a printed receipt', () => {
  let cloud: StandIns
  let assets: Awaited<ReturnType<typeof renderAssets>>
  let token: string
  let id: string
  beforeAll(async () => {
    cloud = await startStandIns({ now: NOW, programmes: [smallProgramme] })
    assets = await renderAssets()
    vi.stubEnv('LAMBDA_TASK_ROOT', assets.dir)
    await saveProgramme(smallProgramme)
    await createRound(smallRound)
    token = await linkOf('R', 'Z1')
    id = await upload(formBytes('Z1', filedBy('1', '3', '1', '4')))
  })
  afterAll(async () => {
    assets.remove()
    await cloud.stop()
  })

  function linkOf(region: string, zone: string) {
    return issueLink({ programme: 'small', period: '2025-03', region, zone, expiresAt: smallRound.closesAt })
  }

  async function upload(bytes: Uint8Array): Promise<string> {
    expect(await post(await permissionOf(token), '三月.json', bytes)).toBe(201)
    const { object } = cloud.events.at(-1)!.s3
    const ref = parseUploadKey(object.key)!
    const filed = await fileUpload({
      ...{ ref, key: object.key, versionId: object.versionId!, round: smallRound, programme: smallProgramme },
    })
    return `${ref.uploadId}~${filed!.revision.versionId}`
  }

  async function ask(of: string, uploadId: string, options: { accept?: string; lang?: string; now?: string } = {}) {
    const { accept = 'text/html', lang, now = NOW } = options
    const event = {
      ...{ routeKey: 'GET /z/{token}/receipts/{uploadId}/pdf', headers: { accept } },
      ...{ pathParameters: { token: of, uploadId }, ...(lang ? { queryStringParameters: { lang } } : {}) },
    } as unknown as APIGatewayProxyEventV2
    const answer = await main(event, new Date(now))
    expectDescribed(event.routeKey, answer)
    return answer
  }

  test('is linked from the zone’s page and carries the receipt that was issued', async () => {
    const page = await askPage('GET /z/{token}', token)
    expect(page.body).toContain(`href="/z/${token}/receipts/${id}/pdf?lang=zh"`)
    const { statusCode, headers, body } = await ask(token, id)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' })
    expect(headers?.['content-disposition']).toContain(`receipt-${id.replace('~', '_')}.pdf`)
    const issued = await askPage('GET /z/{token}/receipts/{uploadId}', token, { uploadId: id })
    expect(attachedReceipt(Buffer.from(body!, 'base64'))).toEqual({
      ok: true,
      json: Buffer.from(issued.body!, 'base64').toString(),
    })
    expect((await ask(token, id)).body).toBe(body)
    expect((await ask(token, id.split('~')[0]!)).body).toBe(body)
  })

  test('another zone’s is as unknown as none; a link that lets nobody in says so', async () => {
    const other = await linkOf('R', 'Z2')
    for (const [of, uploadId, status, error] of [
      [other, id, 404, 'no-such-receipt'],
      [token, 'u~v', 404, 'no-such-receipt'],
      ['A'.repeat(43), id, 404, 'unknown'],
    ] as const) {
      const answer = await ask(of, uploadId, { accept: JSON_TYPE })
      expect([answer.statusCode, JSON.parse(answer.body!).error]).toEqual([status, error])
    }
    const late = { now: '2025-04-10T10:00:00.001Z' }
    expect(JSON.parse((await ask(token, id, { ...late, accept: JSON_TYPE })).body!).error).toBe('closed')
    const sentence = await ask(token, id, { ...late, lang: 'en' })
    expect([sentence.statusCode, sentence.headers?.['content-type']]).toEqual([410, 'text/plain; charset=utf-8'])
    expect(sentence.body).toContain('the round has closed')
  })
})
