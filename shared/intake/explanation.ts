import type { Bilingual } from '../submission.ts'

/** Shortest text that can name a reason: `退库` is not enough to tell who and why, `企业退库` is. */
const SHORTEST_CHARS = 4

/** Nobody writes a stock phrase this long; also a bound for the pattern below. */
const LONGEST_STOCK_CHARS = 40

/** What offices write when they explain nothing: 核实无误, 已核实, 情况属实, 数据正常, 如实填报. */
const STOCK_PHRASE =
  /^(?:经|已|均|本|该|再次|重新|反复|企业|单位|我单位|我区|按|系|属|与)*(?:数据|数字|数值|情况|以上|实际)*(?:经|已|均)*(?:核实|核对|核查|审核|复核|确认|检查|填报|上报|填写)*(?:过|后|为|均|属|属于)*(?:数据|数字|情况)*(?:无误|属实|正常|正常波动|正常变动|正常增长|正常现象|正确|准确|没问题|没有问题|无问题|无异常|没有异常|真实|如实|如实填报|一致|同上|同前|同上期|见上|如上|暂无|不适用|不清楚|没有|无变化|没有变化|可以通过|请通过|请予通过|知悉|收到|了)*$/

const STOCK_WORDS: ReadonlySet<string> = new Set(
  (
    'it is was has been have all data figure figures number numbers the are and we i checked verified confirmed ' +
    'correct ok okay true normal fine none na n a right yes no as above see remark not applicable same before ' +
    'accurate reported please accept'
  ).split(' '),
)

/**
 * Whether a remark explains anything at all; whether the reason is good is for people to judge. `asked` is what the finding
 * itself says: said back, it is no answer.
 */
export function explains(remark: string, asked: readonly Bilingual[] = []): boolean {
  const plain = remark.normalize('NFKC').toLowerCase()
  const own = asked.flatMap(({ zh, en }) => [zh, en]).map(lettersOf)
  const letters = own.reduce((left, said) => (said === '' ? left : left.replaceAll(said, '')), lettersOf(plain))
  if (own.some((said) => said.includes(letters))) return false
  const chars = [...letters]
  if (chars.length < SHORTEST_CHARS || chars.every((char) => char >= '0' && char <= '9')) return false
  if (new Set(chars).size < Math.min(SHORTEST_CHARS, chars.length / 2)) return false
  if (chars.length > LONGEST_STOCK_CHARS) return true
  if (/^[a-z0-9]+$/.test(letters)) return !(plain.match(/[a-z0-9]+/g) ?? []).every((word) => STOCK_WORDS.has(word))
  return !STOCK_PHRASE.test(letters)
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
}
