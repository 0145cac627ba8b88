import { createServer, type Server, type Socket } from 'node:net'

export interface TakenMail {
  readonly to: string
  readonly raw: string
}

/** A mail server of a few words: takes every message but for addresses that it does not know. `onTaken` runs before it answers. */
export async function startSmtpStandIn(options: {
  readonly isKnown: (address: string) => boolean
  readonly onTaken?: (count: number) => void
}): Promise<{ readonly url: string; readonly taken: TakenMail[]; stop(): Promise<void> }> {
  const taken: TakenMail[] = []
  const server: Server = createServer((socket) => {
    socket.on('error', () => {}) // a sender that was killed
    socket.write('220 stand-in ESMTP\r\n')
    converse(socket, options.isKnown, (mail) => {
      taken.push(mail)
      options.onTaken?.(taken.length)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('the stand-in has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    stop: () => new Promise((closed) => void server.close(() => closed())),
  }
}

function converse(socket: Socket, isKnown: (address: string) => boolean, take: (mail: TakenMail) => void): void {
  let pending = ''
  let to = ''
  let inData = false
  socket.on('data', (part: Buffer) => {
    pending += part.toString('latin1')
    for (;;) {
      const end = inData ? '\r\n.\r\n' : '\r\n'
      const at = pending.indexOf(end)
      if (at < 0) return
      const said = pending.slice(0, at)
      pending = pending.slice(at + end.length)
      if (inData) take({ to, raw: said.replace(/^\.\./gm, '.') })
      const recipient = /^RCPT TO:<([^>]+)>/i.exec(said)?.[1]
      to = recipient ?? to
      socket.write(inData ? '250 taken\r\n' : answerTo(said, recipient, isKnown))
      inData = !inData && /^DATA/i.test(said)
      if (/^QUIT/i.test(said)) socket.end()
    }
  })
}

function answerTo(said: string, recipient: string | undefined, isKnown: (address: string) => boolean): string {
  if (/^DATA/i.test(said)) return '354 go on\r\n'
  if (recipient !== undefined && !isKnown(recipient)) return '550 5.1.1 user unknown\r\n'
  return /^QUIT/i.test(said) ? '221 bye\r\n' : '250 fine\r\n'
}
