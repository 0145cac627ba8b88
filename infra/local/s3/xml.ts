/** `<?xml …?>` and a root element around content that is XML already; S3's errors carry no namespace, its results do. */
export function xmlDocument(root: string, content: string, namespace = true): string {
  const xmlns = namespace ? ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"' : ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${xmlns}>${content}</${root}>`
}

/** An element with escaped text; nothing for an absent value. */
export function element(name: string, text: string | number | boolean | null | undefined): string {
  return text === null || text === undefined ? '' : `<${name}>${escapeXml(String(text))}</${name}>`
}

/**
 * The inner XML of every element of that name, in order. It reads the three small flat request documents of this
 * subset and nothing more: no attributes beyond the root's, no CDATA, no entity declarations.
 */
export function readElements(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^<>]*)?>([\\s\\S]*?)</${name}>`, 'g')
  return [...xml.matchAll(pattern)].map((match) => match[1] ?? '')
}

/** The text of the first element of that name, or null. */
export function readText(xml: string, name: string): string | null {
  const inner = readElements(xml, name)[0]
  return inner === undefined ? null : unescapeXml(inner)
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char).replace(/\r/g, '&#13;')
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
