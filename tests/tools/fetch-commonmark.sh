#!/usr/bin/env bash
# Fetches the examples of CommonMark 0.31.2, by package name from the npm registry, into target/commonmark/.
# They are not part of this repository: their licence is another one. What is there already is kept.
set -euo pipefail
cd "$(dirname "$0")/../.."

package=commonmark-spec@0.31.2
folder=target/commonmark
sum=257c41ad946f7a1414a499aca402a1aa8fdac3678532266611348c1cf54f4b80
examples=652

fail() { printf 'fetch-commonmark: %s\n' "$*" >&2; exit 1; }

is_whole() {
  [ -f "$1" ] && [ "$(sha256 "$1")" = "$sum" ] && [ "$(grep -c '^`\{32\} example$' "$1")" = "$examples" ]
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

if is_whole "$folder/spec.txt"; then exit 0; fi
command -v npm >/dev/null || fail 'npm is missing: install Node.js 20 or newer'
mkdir -p "$folder"
fresh=$(mktemp -d "$folder/fetch.XXXXXX")
trap 'rm -rf "$fresh"' EXIT
npm pack --silent --pack-destination "$fresh" "$package" >/dev/null || fail "npm could not fetch $package"
tar -xzf "$fresh"/*.tgz -C "$fresh" package/spec.txt
is_whole "$fresh/package/spec.txt" || fail "$package is not the text of 0.31.2 with its $examples examples"
mv "$fresh/package/spec.txt" "$folder/spec.txt"
