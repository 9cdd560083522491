#!/bin/sh
# Brings a carrier's records into the catalogue: tries them first, and writes them only where no row is refused. For a nightly job.
#   CATALOGUE=https://katalog.example/api/v1 TOKEN=… carriers/sync.sh projects angebote.csv
# With TOKEN_URL, CLIENT_ID and CLIENT_SECRET instead of TOKEN it fetches a token itself. MODE=replace also deletes what the file no longer has.
# It ends with 0 when the catalogue says what the file says, with 1 when rows are refused or the catalogue can't be reached.
set -eu
kind=$1
file=$2
case $file in
  *.csv) type='text/csv; charset=utf-8' ;;
  *.ndjson) type=application/x-ndjson ;;
  *) type=application/json ;;
esac
if [ -z "${TOKEN:-}" ]; then
  TOKEN=$(curl -sSf "$TOKEN_URL" -d grant_type=client_credentials -d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET" |
    sed 's/.*"access_token":"\([^"]*\)".*/\1/')
fi

# The token is given to curl on its standard input, so that the list of processes does not show it.
send() {
  printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" | curl -sS --retry 5 -K - -w '\n%{http_code}\n' "$@"
}
field() {
  printf '%s\n' "$answer" | sed -n -e "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" -e "s/.*\"$1\":\({[^}]*}\).*/\1/p"
}
fail() {
  printf '%s\n' "$answer" >&2
  exit 1
}

answer=$(send -X POST -H "Content-Type: $type" --data-binary "@$file" "$CATALOGUE/imports?kind=$kind&mode=${MODE:-upsert}")
case $answer in *201) ;; *) fail ;; esac
[ "$(field state)" = ready ] || fail
echo "$kind: $(field counts)"
run=${CATALOGUE%/api/v1}$(field run)
answer=$(send -X POST "$run")
case $answer in *200) ;; *) fail ;; esac
[ "$(field state)" = "done" ] || fail
