/** Shortest text that can name a reason: `退库` is not enough to tell who and why, `企业退库` is. */
const SHORTEST_CHARS = 4

/** Nobody writes a stock phrase this long; also a bound for the pattern below. */
const LONGEST_STOCK_CHARS = 40

/** What offices write when they explain nothing: 核实无误, 已核实, 情况属实, 数据正常. */
const STOCK_PHRASE =
  /^(?:经|已|均|本|该|再次|重新|反复|企业|单位|我单位|我区)*(?:数据|数字|情况|以上)*(?:经|已|均)*(?:核实|核对|核查|审核|复核|确认|检查)*(?:过|后|为|均)*(?:数据|数字|情况)*(?:无误|属实|正常|正确|准确|没问题|没有问题|无问题|真实|如实|一致|同上|暂无|不适用|了)*$/

const STOCK_WORDS: ReadonlySet<string> = new Set(
  (
    'it is was has been have all data figure figures number numbers the are and we i checked verified confirmed ' +
    'correct ok okay true normal fine none na n a right yes no as above see remark'
  ).split(' '),
)

/** Whether a remark explains anything at all; whether the reason is good is for people to judge. */
export function explains(remark: string): boolean {
  const plain = remark.normalize('NFKC').toLowerCase()
  const letters = [...plain.replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')]
  if (letters.length < SHORTEST_CHARS || letters.every((char) => char >= '0' && char <= '9')) return false
  if (letters.length > LONGEST_STOCK_CHARS) return true
  const text = letters.join('')
  if (/^[a-z0-9]+$/.test(text)) return !(plain.match(/[a-z0-9]+/g) ?? []).every((word) => STOCK_WORDS.has(word))
  return !STOCK_PHRASE.test(text)
}
