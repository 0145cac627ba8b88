import { binary, type Operations } from './operations.ts'
import { oneOf } from './schema.ts'

const LANG = {
  name: 'lang',
  description: 'Language of the page: zh, or en; without it the language of the mail.',
  schema: oneOf('zh', 'en'),
} as const
const PAGE = binary('text/html')
const EDITION = {
  403: { description: 'Not released yet.', content: PAGE },
  404: { description: 'No such link, or no such file.', content: PAGE },
  410: { description: 'The link has expired.', content: PAGE },
} as const
const RELEASES = { 404: { description: 'No such programme, or nothing of it yet.', content: PAGE } } as const

/** Behind the link in an official's mail: one edition. And what anybody may know of a programme's releases. */
export const readerOperations: Operations = {
  'GET /e/{token}': {
    ...{ operationId: 'editionPage', tag: 'officials', summary: 'The files of one edition.', query: [LANG] },
    answers: { 200: { description: 'The page.', content: PAGE }, ...EDITION },
  },
  'GET /e/{token}/files/{name}': {
    ...{ operationId: 'editionFile', tag: 'officials', summary: 'One file of the edition. It is logged who asked.' },
    query: [LANG],
    answers: { 302: { description: 'To an address that lives for minutes.' }, ...EDITION },
  },
  'GET /e/{token}/unsubscribe': {
    ...{
      operationId: 'askUnsubscribe',
      tag: 'officials',
      summary: 'Asks whether no more mail is wanted.',
      query: [LANG],
    },
    answers: { 200: { description: 'A page with a button.', content: PAGE }, 404: EDITION[404], 410: EDITION[410] },
  },
  'POST /e/{token}/unsubscribe': {
    ...{
      operationId: 'unsubscribe',
      tag: 'officials',
      summary: 'Ends the mails to this reader (RFC 8058).',
      query: [LANG],
    },
    answers: { 200: { description: 'Done.', content: PAGE }, 404: EDITION[404], 410: EDITION[410] },
  },
  'GET /p/{programme}/calendar.ics': {
    ...{ operationId: 'calendar', tag: 'public', summary: 'When the programme releases (iCalendar).', query: [LANG] },
    answers: { 200: { description: 'The calendar.', content: binary('text/calendar') }, ...RELEASES },
  },
  'GET /p/{programme}/feed.atom': {
    ...{
      operationId: 'feed',
      tag: 'public',
      summary: 'What the programme has released (Atom). No figures.',
      query: [LANG],
    },
    answers: { 200: { description: 'The feed.', content: binary('application/atom+xml') }, ...RELEASES },
  },
}
