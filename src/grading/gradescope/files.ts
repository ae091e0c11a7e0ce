/** What Gradescope runs: the two scripts of an autograder. */

/** Runs once, as root, when Gradescope builds the image: Node, if there is none that will do, and the packages. */
export const SETUP = `#!/usr/bin/env bash
set -euo pipefail
if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
  case "$(uname -m)" in aarch64) arch=arm64 ;; *) arch=x64 ;; esac
  cd "$(mktemp -d)"
  site=https://nodejs.org/dist/latest-v22.x
  curl -fsSLO "$site/SHASUMS256.txt"
  archive=$(grep -o "node-v[0-9.]*-linux-$arch.tar.gz" SHASUMS256.txt)
  curl -fsSLO "$site/$archive"
  grep " $archive$" SHASUMS256.txt | sha256sum --check
  tar -xzf "$archive" -C /usr/local --strip-components=1
fi
cd "\${AUTOGRADER:-/autograder}/source/chainrule"
if [ -f package-lock.json ]; then npm ci --omit=dev --ignore-scripts; else npm install --omit=dev --ignore-scripts; fi
`;

/** Runs for each submission. If the grader itself fails, the results say so instead of giving no points. */
export const runScript = (notebooks: readonly string[]): string => `#!/usr/bin/env bash
root="\${AUTOGRADER:-/autograder}"
results="$root/results/results.json"
mkdir -p "$root/results"
cd "$root/source/chainrule"
if ! message=$(node dist/src/command/main.js grade ${notebooks.map((name) => `--source notebooks/${quoted(name)}`).join(' ')} \\
  --results "$results" "$root/submission" 2>&1); then
  node -e 'require("node:fs").writeFileSync(process.argv[1], JSON.stringify({
    score: 0, output: "The autograder failed; ask for a new run.\\n" + process.argv[2] }))' "$results" "$message"
fi
`;

const quoted = (name: string): string => `'${name.replaceAll("'", "'\\''")}'`;
