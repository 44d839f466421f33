/**
 * `npm test`: everything that must hold. `npm test -- PATH ...` runs only the tests in those files.
 *
 * Every step runs, whatever the ones before it said; the last line counts them all. The same figures are left in
 * .cache/test-summary.txt for .ci/run.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, ensureNode, ensureTestPrograms, root, run } from './prepare.mjs';

const cache = join(root, '.cache');
const summaryFile = join(cache, 'test-summary.txt');

let passed = 0;
let failed = 0;
const failures = [];

function count(ok, what) {
  if (ok) passed++;
  else {
    failed++;
    failures.push(what);
  }
}

function step(what, node, args) {
  console.log(`\n== ${what}`);
  count(run(node, args) === 0, what);
}

/** The tests in browsers have one at a time, and the others run beside them: a key must not wait for another test's browser. */
const PARTS = [
  { what: 'in browsers', args: ['tests/e2e', '--maxWorkers=1'] },
  { what: 'in Node', args: ['--exclude=tests/e2e/**', '--maxWorkers=1'] },
];

/** vitest's own counts; a run that ended without a report, or failed outside of a test, is one failure more. */
async function vitest(node, what, args) {
  const reportFile = join(cache, `vitest-${what.replace(/\W/g, '-')}.json`);
  rmSync(reportFile, { force: true });
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const options = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const child = spawn(node, [program, 'run', ...options, ...args], { cwd: root, stdio: 'inherit' });
  const status = await new Promise((resolve) => {
    child.on('close', (code) => resolve(code ?? 1));
    child.on('error', () => resolve(1));
  });
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return count(false, `tests ${what}: vitest ended with status ${status} and no report`);
  }
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  for (const { name, status: result, message, assertionResults } of report.testResults) {
    if (result !== 'failed') continue;
    const tests = assertionResults.filter((test) => test.status === 'failed');
    for (const test of tests) failures.push(`${name}: ${test.fullName}`);
    if (tests.length === 0) count(false, `${name}: ${message}`);
  }
  if (report.numTotalTests === 0) count(false, `tests ${what}: no test ran`);
  if (status !== 0 && report.numFailedTests === 0) count(false, `tests ${what}: vitest ended with status ${status}`);
}

function report() {
  if (failures.length > 0) console.log(`\nfailed:\n${failures.map((what) => `  ${what}`).join('\n')}`);
  const line = `${passed} passed, ${failed} failed`;
  writeFileSync(summaryFile, `${line}\n`);
  console.log(`\n${line}`);
  return failed === 0 ? 0 : 1;
}

command(async () => {
  const filters = process.argv.slice(2);
  mkdirSync(cache, { recursive: true });
  rmSync(summaryFile, { force: true });
  const node = ensureNode();
  if (filters.length === 0) {
    ensureTestPrograms();
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    for (const project of ['kernel-sim', 'toolchain', '.']) step(`types of ${project}`, node, [tsc, '-p', project]);
    step('biome', node, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', '.']);
  }
  console.log('\n== tests');
  if (filters.length > 0) await vitest(node, 'chosen', filters);
  else await Promise.all(PARTS.map(({ what, args }) => vitest(node, what, args)));
  return report();
});
