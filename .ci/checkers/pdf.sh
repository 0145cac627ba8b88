#!/usr/bin/env bash
# Has what other people wrote look at the printed bulletin: qpdf, poppler, veraPDF. What cannot be had here says so; what finds a fault fails.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PWD/node_modules/.bin:$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skip() { echo "pdf: not checked: $1"; exit 0; }

node .ci/checkers/print-months.ts "$work" || skip "no PDF can be printed on this machine"

need=()
for tool in qpdf pdfinfo pdffonts pdftotext; do command -v "$tool" >/dev/null || need+=("$tool"); done
if [ ${#need[@]} -gt 0 ]; then
  (apt-get update && apt-get install -y --no-install-recommends qpdf poppler-utils) >"$work/apt.log" 2>&1 || true
fi
for file in "$work"/*.pdf; do
  if command -v qpdf >/dev/null; then qpdf --check "$file" >"$work/qpdf.log" || { cat "$work/qpdf.log"; exit 1; }; fi
  if command -v pdffonts >/dev/null; then
    # Every font is embedded, subset, and says what its characters are.
    pdffonts "$file" 2>/dev/null | tail -n +3 | awk '{ if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } } END { exit bad }'
    pdfinfo "$file" >"$work/info.txt" 2>/dev/null
    grep -q '^Tagged: *yes' "$work/info.txt"
  fi
  echo "pdf: $(basename "$file") passes qpdf and poppler"
done
if command -v pdftotext >/dev/null; then
  # A figure and its unit are one word to whoever searches.
  figure=$(cat "$work/figure.txt")
  pdftotext "$work/month.ua1.zh.pdf" "$work/month.txt" 2>/dev/null
  grep -qF "$figure" "$work/month.txt" || { echo "pdf: $figure is not found in the text"; exit 1; }
fi

jar=org/verapdf/apps/greenfield-apps/1.26.2/greenfield-apps-1.26.2.jar
command -v java >/dev/null && command -v mvn >/dev/null || skip "veraPDF needs Java and Maven"
# A repository of its own: where Maven keeps its usual one does not follow HOME.
timeout 300 mvn -q -B -Dmaven.repo.local="$work/maven" org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get \
  -Dartifact=org.verapdf.apps:greenfield-apps:1.26.2 -Dtransitive=false >"$work/mvn.log" 2>&1 || skip "veraPDF cannot be had"
[ -f "$work/maven/$jar" ] || skip "veraPDF did not come"
for standard in ua1 2a; do
  java -cp "$work/maven/$jar" org.verapdf.apps.GreenfieldCliWrapper -f "$standard" --format text "$work"/*."$standard".*.pdf |
    tee "$work/vera.log"
  grep -q '^PASS' "$work/vera.log" && ! grep -q '^FAIL' "$work/vera.log"
done
