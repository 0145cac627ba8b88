#!/usr/bin/env bash
# The form in LibreOffice, and then its whole way through the page in a browser: installed, or taken from the system's packages where the machine is root's and may be thrown away.
# Where it cannot be had, one line says so; what it finds once it runs counts.
set -uo pipefail
cd "$(dirname "$0")/../.."
if ! command -v soffice >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  timeout 420 sh -c 'apt-get update && apt-get install -y --no-install-recommends libreoffice-calc' >/dev/null 2>&1
fi
if ! command -v soffice >/dev/null || ! timeout 60 soffice --version >/dev/null 2>&1; then
  echo "LibreOffice: not to be had here, so the form was not tried in it"
  exit 0
fi
export PATH="$PWD/node_modules/.bin:$PATH"
timeout 600 node .ci/checkers/libreoffice.ts &&
  CLERKS_PROGRAM=soffice timeout 600 vitest run test/e2e/browser.test.ts
