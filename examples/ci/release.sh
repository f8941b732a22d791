#!/usr/bin/env bash
# Makes the release of a plan and packs it. Run again after a crash, it goes on where it stopped.
#
#   RELEASE        its name, such as the tag it is made for
#   HALLMARK_HOME  the owner's folder: secret, signing key, privacy ledger; it must outlive the job
#   PLAN           the plan (default plan.yaml)
#   OUT            where release.tar.gz, trust.yaml and release.json go (default out)
#   HALLMARK       the program (default hallmark)
#
# Ends with the program's exit status: 0 done, 1 answer is no, 2 mistaken, 3 refused or incomplete, 4 internal error.
set -euo pipefail
: "${RELEASE:?must name the release}" "${HALLMARK_HOME:?must be a folder that outlives the job}"
plan=${PLAN:-plan.yaml} out=${OUT:-out} hallmark=${HALLMARK:-hallmark}
export HALLMARK_HOME

repo=$HALLMARK_HOME/repositories/$RELEASE
key=$HALLMARK_HOME/signing-key
mkdir -p "$out" "${repo%/*}"
[[ -f $key ]] || "$hallmark" keygen "$key"

"$hallmark" plan check "$plan"
"$hallmark" release "$plan" --repo "$repo" --key "$key" --json >"$out/release.json"
tar --sort=name --owner=0 --group=0 --numeric-owner -C "${repo%/*}" -czf "$out/release.tar.gz" "${repo##*/}"
cp "$repo.trust.yaml" "$out/trust.yaml"
