import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import { judge } from '../../../shared/intake/judge.ts'
import { sampleHistory } from '../../../tools/sample/history.ts'
import { sampleMonth } from '../../../tools/sample/month.ts'
import { read } from './read.ts'

const programme = (await loadProgrammes('programmes')).get('zhengzhou-trade-in')!
const [zone] = programme.zones

describe('a month that was published', () => {
  test('is played with the published figures and nothing else, whatever the seed', async () => {
    for (const seed of ['one', 'two']) {
      const [played, ...others] = await sampleMonth(programme, '2024-12', { seed })
      expect(others).toEqual([])
      expect(played).toMatchObject({ zone: zone!.id, kind: 'plain', uploads: [{ expect: 'accepted' }] })
      const { bytes, fileName } = played!.uploads[0]!
      const input = { programme, zone: zone!, period: '2024-12', history: [], bytes, fileName }
      const { verdict, values } = await judge(input)
      expect([verdict, ...values.map(({ value }) => value)]).toEqual(['accepted', '5085', '5731'])
      expect(read({ bytes, fileName }).text).not.toContain('样例数据')
    }
  })

  test('has no past that anybody invented', async () => {
    expect(await Array.fromAsync(sampleHistory(programme, '2024-12', { seed: 'one', months: 36 }))).toEqual([])
  })

  test('is missing where nothing was published', async () => {
    expect(await sampleMonth(programme, '2023-12', { seed: 'one' })).toEqual([
      { zone: zone!.id, kind: 'missing', uploads: [] },
    ])
  })
})
