#!/usr/bin/env bash
# Verifies a packed release and takes out what people read. It needs no secret, no network and no write access
# but to OUT.
#
#   TRUST     whose signatures count: a file that you have from the owner, or reviewed, never from the release
#   ARCHIVE   the packed release (default release.tar.gz)
#   TIER      how far to go: seal, recompute or replay (default replay)
#   OUT       where verdict.json, certificate.html, report, crate and attestations go (default public)
#   HALLMARK  the program (default hallmark)
#
# Ends with the program's exit status: 0 verified, 1 refuted, 2 mistaken, 3 incomplete, 4 internal error. The
# verdict and the certificate are there in each case but 2 and 4, the report only where it is 0.
set -euo pipefail
: "${TRUST:?must be a trust file}"
archive=${ARCHIVE:-release.tar.gz} out=${OUT:-public} hallmark=${HALLMARK:-hallmark}

mkdir -p "$out"
"$hallmark" verify --tier "${TIER:-replay}" --trust "$TRUST" --certificate "$out/certificate.html" --json \
  "$archive" >"$out/verdict.json"
tar -xzf "$archive" -C "$out" --strip-components=1 --wildcards '*/report' '*/attestations' '*/ro-crate-metadata.json'
