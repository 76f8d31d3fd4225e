#!/usr/bin/env bash
# Judges that nobody here wrote, on the running program. Rules that are switched off stand in spectral.yaml and prism.mjs, each with its reason.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
port=${JUDGES_PORT:-5480}
export REST=http://127.0.0.1:$port GRPC=127.0.0.1:$((port + 1)) THROUGH=$((port + 2)) HOOK=$((port + 3)) WORK=$work
program=
trap '[ -n "$program" ] && kill -TERM "$program" 2>/dev/null && wait "$program" || true; rm -rf "$work"' EXIT

judge() { printf -- '-- %s (%s s)\n' "$1" "$SECONDS"; }

cd "$here"
npm install --no-audit --no-fund --silent
export PATH="$here/node_modules/.bin:$PATH"

judge "the program"
dll=$(ls "$root"/Api/bin/*/net10.0/Api.dll | head -1)
dotnet "$dll" --Rest:Port="$port" --Grpc:Port=$((port + 1)) --RateLimit:PerSecond=0 --Webhooks:AllowHttp=true --Webhooks:AllowPrivate=true --DataFolder="$work/data" >"$work/log" 2>&1 &
program=$!
for _ in $(seq 1 240); do grep -q "not stored" "$work/log" && break; kill -0 "$program" || { cat "$work/log"; exit 1; }; sleep 0.5; done
export KEY=$(sed -nE 's/.*key of admin +(\S+)/\1/p' "$work/log")

judge "buf lint"
(cd "$root/Protos" && buf lint)

judge "buf breaking: the protos against those that landed last"
landed=$(git -C "$root" rev-parse --verify "$(cut -d' ' -f1 landed)^{commit}")
(cd "$root/Protos" && buf breaking --against "$root/.git#ref=$landed,subdir=Protos")

judge "buf curl by reflection"
buf curl --http2-prior-knowledge --protocol grpc -H "authorization: Bearer $KEY" "http://$GRPC/waybill.v1.AccessService/GetMe" | grep -q '"demo admin"'

judge "Spectral and Redocly on the OpenAPI document"
bash openapi.sh "$REST/openapi/v1.json"

judge "a TypeScript client made of the document, strictly compiled, sells"
openapi-typescript "$REST/openapi/v1.json" --default-non-nullable=false --output clients/obj/api.ts >/dev/null 2>&1
tsc --project clients
node clients/obj/sell.js

judge "grpc-js with the .proto files sells, ships and watches the events"
node clients/ship.mjs

judge "standardwebhooks and cloudevents accept our webhooks"
node clients/receive.mjs

judge "the docs page in headless Chromium shows the operations"
node page.mjs

judge "every sample by httpyac, through Prism as validating proxy"
node prism.mjs
