/**
 * `node scripts/node.mjs tests/limits/measure.ts [NAME ...]`: the wall's time and the memory that each endless program takes until the
 * machine's limit ends it, each in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { readSystemFiles } from '../../cli/folder.ts';
import { buildLab, runBuilt } from '../../lessons/run-lab.ts';
import { ENDLESS, endlessLab } from './programs.ts';

const WALL_LIMIT_MS = 100_000;

async function one(name: string): Promise<void> {
  const built = await buildLab(endlessLab(ENDLESS[name]), readSystemFiles());
  if (!built.ok) throw new Error(built.diagnostics.map((d) => `${d.file}:${d.line}: ${d.message}`).join('\n'));
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  const report = await runBuilt(built);
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = (user + system) / 1e6;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const { outcome, virtualMs, reason, console: output, bugCheck, debug } = report;
  const what = bugCheck?.code ?? (outcome === 'limit' ? '' : reason.split('\n')[0].slice(0, 80));
  const said = `${output.slice(-60)} ${debug.at(-1)?.text.slice(0, 20) ?? ''}`.replace(/\s+/g, ' ');
  console.log(
    `${name.padEnd(24)} ${wall.toFixed(1).padStart(6)} s  ${cpu.toFixed(1).padStart(5)} s CPU  ${((wall * 1000) / virtualMs).toFixed(2).padStart(6)} wall/virtual  ${megabytes.toFixed(0).padStart(5)} MB  ${outcome} ${what} | ${said}`,
  );
}

const names = process.argv.slice(2);
if (names.length === 1 && ENDLESS[names[0]]) {
  await one(names[0]);
  process.exit(0);
}
for (const name of names.length > 0 ? names : Object.keys(ENDLESS)) {
  const done = spawnSync(process.execPath, [...process.execArgv, process.argv[1], name], {
    encoding: 'utf8',
    timeout: WALL_LIMIT_MS,
  });
  if (done.status === 0) process.stdout.write(done.stdout);
  else
    console.log(
      `${name.padEnd(24)} FAILED ${done.signal ?? done.status} ${done.stderr.split('\n').find((l) => l.trim() !== '') ?? ''}`,
    );
}
