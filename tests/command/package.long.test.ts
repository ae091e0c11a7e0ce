import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

/** The package as others get it: packed, installed in an empty folder, used from there. */
const ROOT = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'chainrule-installed-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Without the network: the packages are those of the project, where npm would put them. */
function install(): string[] {
  // The build that the tests run from is what is packed: prepack would remove it under them.
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [{ filename, files }] = JSON.parse(execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' }));
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'chainrule'), { recursive: true });
  const into = ['--strip-components=1', '-C', join(modules, 'chainrule')];
  execFileSync('tar', ['-xzf', join(folder, filename), ...into]);
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== 'chainrule' && name !== '.package-lock.json')
      execFileSync('cp', ['-al', join(ROOT, 'node_modules', name), modules]);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return files.map(({ path }: { path: string }) => path);
}

function chainrule(...args: string[]) {
  const { bin } = JSON.parse(readFileSync(join(folder, 'node_modules/chainrule/package.json'), 'utf8'));
  const main = join(folder, 'node_modules/chainrule', bin.chainrule);
  const options = { cwd: folder, encoding: 'utf8', timeout: 300_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
  return { status, said: stdout + stderr };
}

const succeeds = (...args: string[]): string => {
  const { status, said } = chainrule(...args);
  assert.equal(status, 0, `${args.join(' ')}:\n${said}`);
  return said;
};

let files: string[];
before(() => {
  files = install();
});

test('it holds no solution, test or bench, and every file that it names', () => {
  const stray = files.filter((path) =>
    /(^|\/)(tests|bench|notebooks|node_modules)\/|\.map$|team\.json/.test(path),
  );
  assert.deepEqual(stray, []);
  const notebooks = files.filter((path) => path.endsWith('.ipynb'));
  assert.deepEqual(notebooks, ['docs/lesson.ipynb', 'examples/skeleton/01-first.ipynb']);
  for (const path of ['dist/src/command/main.js', 'dist/src/index.d.ts', 'README.md', 'LICENSE'])
    assert.ok(files.includes(path), path);
});

test('every command says how it is used; an unknown one is refused with the list', () => {
  const { status, said } = chainrule('make');
  assert.equal(status, 2);
  assert.match(said, /there is no command make/);
  const names = [...said.matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name);
  for (const name of ['init', 'lab', 'run', 'verify', 'report', 'release', 'grade', 'kernel'])
    assert.ok(names.includes(name), name);
  for (const name of names) assert.match(succeeds(name, '--help'), new RegExp(`^Usage: chainrule ${name} `));
  assert.equal(chainrule('report', '--colour').status, 2);
});

test('init, run, verify, report: a homework from nothing', () => {
  succeeds('init', 'mine');
  assert.match(chainrule('init', 'mine').said, /mine is there already, and not empty/);
  succeeds('run', 'mine');
  assert.match(succeeds('verify', 'mine'), /as committed/);
  succeeds('report', 'mine', '--no-execute');
  assert.ok(existsSync(join(folder, 'mine/report/report.pdf')));
  assert.match(readFileSync(join(folder, 'mine/report/report.html'), 'utf8'), /My homework/);
});

test('release and grade: its own solutions earn all points, the stubs none', () => {
  succeeds('release', 'mine', '--out', 'students');
  const scores = (of: string) => {
    succeeds('grade', '--homework', 'mine', '--out', 'grades', of);
    return JSON.parse(readFileSync(join(folder, 'grades/scores.json'), 'utf8'))[0];
  };
  const { earned, points } = scores('mine/01-first.ipynb');
  assert.deepEqual([earned, points], [4, 4]);
  assert.equal(scores('students/01-first.ipynb').earned, 0);
});

test('a homework in one language owes nothing in another; what Gradescope runs is packed from the package', () => {
  succeeds('init', 'english');
  const facts = {
    title: 'Alone',
    course: 'Tests',
    languages: ['en'],
    questions: ['first/a-softplus', 'first/b-mean'],
  };
  writeFileSync(join(folder, 'english/homework.json'), JSON.stringify(facts));
  for (const id of facts.questions) {
    const file = join(folder, `english/questions/${id}.md`);
    writeFileSync(file, readFileSync(file, 'utf8').split('# fr')[0]);
  }
  rmSync(join(folder, 'english/fr'), { recursive: true });
  succeeds('report', 'english', '--no-execute');
  assert.match(chainrule('report', 'english', '--lang', 'fr').said, /this homework speaks en/);
  succeeds('autograder', 'english');
  assert.ok(existsSync(join(folder, 'autograder.zip')));
});

test('kernel: installed under a prefix, found to be ours, and removed; that of another program stays', () => {
  const spec = join(folder, 'venv/share/jupyter/kernels/tslab');
  assert.match(succeeds('kernel', '--install', '--prefix', 'venv'), /wrote venv/);
  const { argv } = JSON.parse(readFileSync(join(spec, 'kernel.json'), 'utf8'));
  assert.ok(existsSync(argv.find((arg: string) => arg.endsWith('main.js'))));
  succeeds('kernel', '--install', '--prefix', 'venv');
  assert.match(succeeds('kernel', '--uninstall', '--prefix', 'venv'), /removed venv/);
  assert.equal(existsSync(spec), false);
  mkdirSync(spec, { recursive: true });
  writeFileSync(join(spec, 'kernel.json'), '{ "argv": ["tslab", "kernel"] }');
  const { status, said } = chainrule('kernel', '--uninstall', '--prefix', 'venv');
  assert.equal(status, 1);
  assert.match(said, /the kernel of another program/);
  assert.equal(chainrule('kernel').status, 2);
});

test('its types pass the strictest check, the types of what it depends on included', () => {
  const source = `import { derivation, mlp, relu, show, train, type Derivation } from 'chainrule';
const d: Derivation = derivation('a/b', mlp('relu')).given('gradoa');
show(d);
export const z: number = relu.f(1);
export { train };
`;
  writeFileSync(join(folder, 'strict.ts'), source);
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const options = [
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    'false',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options, 'strict.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
  writeFileSync(join(folder, 'strict.ts'), source.replace('z: number', 'z: string'));
  assert.notEqual(spawnSync(process.execPath, [tsc, ...options, 'strict.ts'], { cwd: folder }).status, 0);
});
