#!/usr/bin/env bash
# PDF/UA-1 of the files named, by veraPDF from Maven Central; skipped where there is no Java or Maven.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
if ! command -v java >/dev/null || ! command -v mvn >/dev/null; then
  echo "PDF/UA: skipped, there is no Java or Maven"
  exit 0
fi
classpath="$(mktemp)"
trap 'rm -f "$classpath"' EXIT
mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$classpath" >/dev/null
java -cp "$(cat "$classpath")" "$here/PdfCheck.java" "$@"
