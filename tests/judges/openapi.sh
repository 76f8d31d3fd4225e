#!/bin/sh
# Judges the OpenAPI document with Spectral (its own rules and OWASP's) and Redocly; warnings count as errors.
# Usage: tests/judges/openapi.sh [file or URL]. Without one the document is made from the program, without a database.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
document="$work/openapi.json"

case "${1:-}" in
  "") dotnet run --project "$here/../../Api" -- openapi > "$document" ;;
  http://* | https://*) curl -fsS "$1" -o "$document" ;;
  *) cp "$1" "$document" ;;
esac

npm ls --prefix "$here" --silent >/dev/null 2>&1 || npm install --prefix "$here" --no-audit --no-fund --ignore-scripts --silent
"$here/node_modules/.bin/spectral" lint --ruleset "$here/spectral.yaml" --fail-severity warn "$document"
REDOCLY_TELEMETRY=off "$here/node_modules/.bin/redocly" lint --config "$here/redocly.yaml" "$document"
