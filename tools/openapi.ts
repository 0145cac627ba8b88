import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiDescription } from '../shared/api/description.ts'

/** `npm run openapi`: writes docs/openapi.json, indented for people; a test holds it to the routes and to this. */
writeFileSync(join(import.meta.dirname, '../docs/openapi.json'), `${JSON.stringify(apiDescription(), null, 2)}\n`)
