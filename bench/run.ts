/**
 * `npm run bench [-- NAME ...] [-- --json FILE] [-- --only node,chromium]`: every module of this folder, in Node and in both browsers'
 * workers, and the page itself (`page`), as a table of figures against their goals.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readSystemFiles } from '../cli/folder.ts';
import { BROWSERS, bundle, bundleFolder, EngineBrowser } from '../tests/e2e/browser.ts';
import type { BenchRow } from '../tests/e2e/tasks.ts';
import { buildPage, measurePage } from './page/measure.ts';

interface Figure extends BenchRow {
  readonly engine: string;
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', default: ['node', ...BROWSERS].join() } },
  allowPositionals: true,
});
const engines = values.only.split(',');
/** What the others are run with. */
const NO_BENCH = ['run.ts', 'labs.ts'];
const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts') && !NO_BENCH.includes(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => positionals.length === 0 || positionals.includes(name));
const BENCH_LIMIT_MS = 300_000;
/** Not a module that runs in the engine's worker: the whole page. */
const PAGE = 'page';

async function inNode(name: string): Promise<BenchRow[]> {
  const module: Record<string, (system: ReturnType<typeof readSystemFiles>) => Promise<BenchRow[]>> = await import(
    `./${name}.ts`
  );
  const rows: BenchRow[] = [];
  for (const bench of Object.values(module)) rows.push(...(await bench(readSystemFiles())));
  return rows;
}

/** Better is more, except for ratios and times. */
const isLess = (unit: string): boolean => ['x', 'ms', 'us', 'KB'].includes(unit);

function line({ engine, name, value, unit, goal }: Figure): string {
  const text = value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
  const share = isLess(unit) ? goal / value : value / goal;
  return `${engine.padEnd(9)} ${name.padEnd(44)} ${text.padStart(10)} ${unit.padEnd(4)} goal ${goal.toLocaleString('en').padStart(9)}  ${(share * 100).toFixed(0).padStart(4)}%${share < 1 ? '  missed' : ''}`;
}

const figures: Figure[] = [];
function take(engine: string, rows: readonly BenchRow[]): void {
  for (const row of rows) {
    const figure = { engine, ...row, goal: row.goals?.[engine] ?? row.goal };
    figures.push(figure);
    console.log(line(figure));
  }
}

if (engines.includes('node')) for (const name of names) take('node', await inNode(name));
const browsers = BROWSERS.filter((name) => engines.includes(name));
if (browsers.length > 0 && names.length > 0) await bundle(bundleFolder);
for (const name of names.length > 0 ? browsers : []) {
  const browser = await EngineBrowser.open(name, bundleFolder);
  try {
    for (const bench of names)
      take(name, (await browser.run({ kind: 'bench', name: bench }, BENCH_LIMIT_MS)) as BenchRow[]);
  } finally {
    await browser.close();
  }
}
if (positionals.length === 0 || positionals.includes(PAGE)) {
  if (browsers.length > 0) await buildPage();
  for (const name of browsers) take(name, await measurePage(name));
}
if (values.json !== undefined) {
  const rows = figures.map(({ engine, name, value, unit, goal }) => ({
    name: `${name} (${engine})`,
    value,
    unit,
    goal,
  }));
  writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
}
// The machine's own timers may still be due.
process.exit(0);
