#!/usr/bin/env bash
# Judges that nobody here wrote, on the running program: the OpenAPI linters, buf on the protos, httpyac on the samples, buf curl by reflection.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
program=
trap '[ -n "$program" ] && kill -TERM "$program" 2>/dev/null && wait "$program" || true; rm -rf "$work"' EXIT

cd "$here"
npm install --no-audit --no-fund --silent
export PATH="$here/node_modules/.bin:$PATH"

echo "-- the program"
dll=$(ls "$root"/Api/bin/*/net10.0/Api.dll | head -1)
dotnet "$dll" --Rest:Port=5480 --Grpc:Port=5481 --RateLimit:PerSecond=0 --DataFolder="$work/data" >"$work/log" 2>&1 &
program=$!
for _ in $(seq 1 120); do grep -q "not stored" "$work/log" && break; kill -0 "$program" || { cat "$work/log"; exit 1; }; sleep 0.5; done
key=$(sed -nE 's/.*key of admin +(\S+)/\1/p' "$work/log")

echo "-- buf lint"
(cd "$root/Protos" && buf lint)

echo "-- buf curl by reflection"
buf curl --http2-prior-knowledge --protocol grpc -H "authorization: Bearer $key" http://127.0.0.1:5481/waybill.v1.AccessService/GetMe | grep -q '"demo admin"'

echo "-- the OpenAPI document"
bash "$here/openapi.sh" http://127.0.0.1:5480/openapi/v1.json

echo "-- the samples"
cd "$root/http-samples"
for sample in *.http; do
  httpyac send "$sample" --all --bail --output short --var rest=http://127.0.0.1:5480 --var key="$key" >"$work/sample" 2>&1 || { tail -60 "$work/sample"; echo "$sample failed"; exit 1; }
  echo "$sample: $(grep -E "requests? processed" "$work/sample" | tail -1)"
done
