import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

// The browser of the package, and the libraries that it was packed with, into the folder that the package was taken apart in.

const folder = process.argv[2] ?? '.'
for (const name of ['chromium', 'swiftshader.tar', 'aws.tar']) {
  const file = join(folder, name)
  writeFileSync(file, brotliDecompressSync(readFileSync(join(folder, `package/bin/${name}.br`))))
  if (name.endsWith('.tar') && spawnSync('tar', ['xf', file, '-C', folder]).status !== 0)
    throw new Error(`${file} is no tar`)
}
chmodSync(join(folder, 'chromium'), 0o755)
