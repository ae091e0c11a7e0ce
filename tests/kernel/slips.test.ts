import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ErrorOutput } from '../../src/homework/notebook.js';
import { withHint } from '../../src/kernel/type-hint.js';
import { Kernel } from '../../src/runner/client.js';
import { OutputLog } from '../../src/runner/outputs.js';

let kernel: Kernel;
const MINUTE = 60_000;

before(async () => {
  kernel = await Kernel.start({ cwd: import.meta.dirname });
});
after(() => kernel.shutdown());

async function errorOf(code: string): Promise<ErrorOutput> {
  const log = new OutputLog();
  const { status } = await kernel.execute(code, (message) => log.add(0, message), MINUTE);
  assert.equal(status, 'error');
  return log.outputsOf(0).at(-1) as ErrorOutput;
}

test('a prime in a formula between single quotes: one error, and what to write', async () => {
  const code = "import { derivation } from 'chainrule';\nderivation('a/b').given('W2' * x').step('x', 'why')";
  const { evalue } = await errorOf(code);
  assert.match(evalue, /^line 2: a prime inside '…' ends the text: put the formula between "…"/);
});

test('a wrong line: the caret stands under its step, and no frame of the library follows', async () => {
  const code = `import { derivation, show } from 'chainrule';
show(
  derivation('a/b')
    .given('x + x')
    .step('3*x', 'a slip')
    .step('2*x', 'add'),
)`;
  const traceback = (await errorOf(code)).traceback.join('\n');
  assert.match(traceback, />\s+5 \|\s+\.step\('3\*x', 'a slip'\)\n\s+\^/);
  assert.doesNotMatch(traceback, /chainrule\//);
});

test('a formula that cannot be read: its own caret, and no dump of fields', async () => {
  const code = "import { derivation } from 'chainrule';\nderivation('a/b').given('sigmod(x)')";
  const traceback = (await errorOf(code)).traceback.join('\n');
  assert.match(traceback, /unknown function sigmod: did you mean sigma\?|sigmod is no function/);
  assert.doesNotMatch(traceback, /problem:|chainrule\//);
});

test('a name of the package that is not imported: the import to write; another name: the words of the checker', async () => {
  assert.match(
    (await errorOf('captioned(1)')).evalue,
    /^line 1: Cannot find name 'captioned'\. It is in chainrule: import \{ captioned \} from 'chainrule'$/,
  );
  assert.match((await errorOf('toString2(1)')).evalue, /^line 1: Cannot find name 'toString2'/);
  const missing = "Cannot find module 'chainrule' or its corresponding type declarations.";
  assert.match(
    withHint(missing, () => ({})),
    /not installed in this notebook's folder or in one above it: npm install chainrule/,
  );
});
