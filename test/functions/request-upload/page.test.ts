import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { noticePage } from '../../../functions/request-upload/notice-page.ts'
import { renderPage } from '../../../functions/request-upload/page.ts'
import { permissionPage } from '../../../functions/request-upload/permission-page.ts'
import { SCRIPT, SCRIPT_HASH } from '../../../functions/request-upload/script.ts'
import { STYLE_HASH } from '../../../functions/request-upload/style.ts'
import { zoneView } from '../../../functions/request-upload/view.ts'
import { STYLE } from '../../../shared/page/style.ts'
import type { OpenDoor } from '../../../shared/store/zone-door.ts'
import type { Revision } from '../../../shared/submission.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { makeProgramme, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'

const door: OpenDoor = {
  ...{ kind: 'open', token: 'T'.repeat(43), now: '2025-04-02T01:00:00.000Z', taking: 'files' },
  ...{ round: smallRound, programme: smallProgramme, zone: smallProgramme.zones[0]! },
}

const revision: Revision = {
  ...{ programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', uploadId: 'u1', versionId: 'v1' },
  ...{ receivedAt: '2025-04-02T01:00:00.000Z', size: 3, sha256: 'a'.repeat(64), fileName: '三月.xlsx' },
  ...{ timeliness: 'on-time', programmeHash: smallProgramme.hash },
  judgement: {
    ...{ verdict: 'rejected', format: 'xlsx', values: [], counts: { read: 5, kept: 4, refused: 1 } },
    findings: [
      {
        ...{ code: 'E301', severity: 'validity', place: { sheet: '报表', cell: 'D7' }, seen: '5万' },
        sentence: { zh: '不是数字。', en: 'Not a number.' },
        remedy: { zh: '请填数字。', en: 'Write a number.' },
      },
    ],
  },
}

const page = (revisions: readonly Revision[], over: object = {}, lang: 'zh' | 'en' = 'zh') =>
  renderPage({ door: { ...door, ...over }, lang, awaiting: false, ...zoneView(revisions, lang) })

test.each(['zh', 'en'] as const)(
  'the page in %s has the form in three formats, the upload, both times and the other language',
  (lang) => {
    const text = page([], {}, lang)
    for (const format of ['xlsx', 'csv', 'json']) expect(text).toContain(`/form?format=${format}&amp;lang=${lang}`)
    expect(text).toContain(`action="/z/${door.token}/permission?lang=${lang}"`)
    expect(text).toContain(lang === 'zh' ? '2025年4月8日18:00' : '8 Apr 2025, 18:00')
    expect(text).toContain(`?lang=${lang === 'zh' ? 'en' : 'zh'}"`)
    expect(text).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`)
    expect(text.match(/<h1>/g)).toHaveLength(1)
  },
)

test('a finding says place, value, sentence and remedy, and the receipt is linked', () => {
  const text = page([revision])
  for (const part of [
    '工作表“报表”D7',
    '表中为：5万',
    '不是数字。',
    '处理办法：请填数字。',
    '必须修改',
    '退回修改',
    '三月.xlsx',
  ])
    expect(text).toContain(part)
  expect(text).toContain(`/z/${door.token}/receipts/u1~v1?lang=zh`)
})

test('invented data say so first, real data do not', () => {
  expect(page([])).toMatch(/<body>\s*<p class="sample" role="note">样例数据/)
  expect(page([], {}, 'en')).toContain('Sample data')
  expect(page([], { programme: makeProgramme({ sampleNotice: null }) })).not.toContain('样例')
  const upload = { door, lang: 'zh', url: 'https://s3.example.org/inbox', fields: {}, until: '' } as const
  expect(permissionPage(upload)).toContain('样例数据')
})

test('a round that takes no files offers no form and says why', () => {
  const closed = page([revision], { taking: 'closed' })
  expect(closed).not.toContain('<form')
  expect(closed).toContain('已于 2025年4月10日18:00 关闭')
  expect(closed).toContain('下载回执')
  expect(page([], { taking: 'not-yet' })).toContain('将于 2025年4月1日09:00 开放')
})

test('the form for browsers without script carries every field that S3 wants, as text', () => {
  const fields = { key: 'uploads/a', policy: '"><script>', 'x-amz-signature': 's' }
  const text = permissionPage({ door, lang: 'zh', url: 'https://s3.example.org/inbox?a=1&b=2', fields, until: '现在' })
  expect(text).toContain(
    '<form class="card" method="post" action="https://s3.example.org/inbox?a=1&amp;b=2" enctype="multipart/form-data">',
  )
  expect(text).toContain('name="policy" value="&quot;&gt;&lt;script&gt;"')
  for (const name of ['key', 'x-amz-signature', 'Content-Type', 'x-amz-meta-filename'])
    expect(text).toContain(`name="${name}"`)
  // S3 ignores what comes after the file.
  expect(text.lastIndexOf('type="hidden"')).toBeLessThan(text.indexOf('type="file"'))
})

test('no text from outside becomes markup', () => {
  const hostile = fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '&', '`', 'script', '=', '/', '\u0000', '$', '{', '}', ' ', '区'),
  })
  fc.assert(
    fc.property(hostile, (words) => {
      const marked = `<b>${words}`
      const finding = {
        ...revision.judgement.findings[0]!,
        seen: marked,
        explanation: marked,
        place: { sheet: marked, cell: 'A1' },
      }
      const text = page([{ ...revision, fileName: marked, judgement: { ...revision.judgement, findings: [finding] } }])
      expect(text).not.toContain('<b>')
      expect(text.match(/<script/g)).toHaveLength(1)
      expect(noticePage('en', marked)).not.toContain('<b>')
    }),
    { numRuns: 60 },
  )
})

test('the policy lets through exactly the style and the script of the page', () => {
  const text = page([])
  const hashOf = (tag: string) => {
    const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(text)?.[1] ?? ''
    return `sha256-${createHash('sha256').update(content).digest('base64')}`
  }
  expect([hashOf('style'), hashOf('script')]).toEqual([STYLE_HASH, SCRIPT_HASH])
  expect(() => new Function(SCRIPT)).not.toThrow()
  expect(SCRIPT + STYLE).not.toMatch(/innerHTML|document\.write|<\/|eval\(|https?:/)
  expect(text).not.toMatch(/ on[a-z]+=| style=/)
})

test('in English nothing is Chinese but what is quoted, and in Chinese no sentence of ours is English', () => {
  const textOf = (markup: string) => markup.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '\n')
  const quoted = ['中文', '示01表', '三月.xlsx', '报表', '5万']
  for (const taking of ['files', 'closed', 'not-yet']) {
    const english = textOf(page([revision], { taking }, 'en'))
    const han = english.split('\n').filter((line) => /\p{Script=Han}/u.test(line))
    expect(han.filter((line) => !quoted.some((words) => line.includes(words)))).toEqual([])
    expect(textOf(page([revision], { taking }, 'zh'))).not.toMatch(/\b(the|and|for|was|your)\b/)
  }
})
