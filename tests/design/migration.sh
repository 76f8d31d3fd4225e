#!/usr/bin/env bash
# Adds a migration for what the model has gained: tests/design/migration.sh NAME
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet tool restore
dotnet restore tests/design
dotnet ef migrations add "$1" --project Api --startup-project tests/design --output-dir Migrations
