/** The `ringside` command as a user has it: started as a process, judged by what it prints and by its exit status. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const temporary: string[] = [];
afterAll(() => {
  for (const directory of temporary) rmSync(directory, { recursive: true });
});

function ringside(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['--no-warnings', join(root, 'cli/ringside.mjs'), ...args], {
    encoding: 'utf8',
    cwd: root,
  });
}

function lab(files: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'ringside-'));
  temporary.push(directory);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

const program = (source: string, run = ['client.exe']): string =>
  lab({
    'lab.json': JSON.stringify({ title: 't', drivers: {}, programs: { client: ['client.c'] }, build: 'checked', run }),
    'client.c': source,
  });

describe('ringside kd', () => {
  function kd(directory: string, input: string): { status: number | null; stdout: string } {
    return spawnSync(process.execPath, ['--no-warnings', join(root, 'cli/ringside.mjs'), 'kd', directory], {
      encoding: 'utf8',
      cwd: root,
      input,
    });
  }

  it('answers once the lab has come to rest, and types at the console', () => {
    const { status, stdout } = kd(
      program('#include <stdio.h>\nint main(void) { puts("ran"); return 0; }'),
      '!process 0 0 cmd.exe\n.console client.exe\n.break\ng\nlm m nt\nq\n',
    );
    expect(stdout).toMatch(/ran\nkd> !process 0 0 cmd\.exe\n[\s\S]*Image: cmd\.exe/);
    expect(stdout.match(/^ran$/gm)).toHaveLength(2);
    expect(stdout).toMatch(/Break instruction exception[\s\S]*kd> g\nkd> lm m nt\n[\s\S]*\bnt\b/);
    expect(status).toBe(0);
  });

  it('analyses a bug check by itself, goes on answering, and boots again', () => {
    const { status, stdout } = kd('tests/labs/crash-null-in-dispatch', 'k\n.reboot\n.bugcheck\n');
    expect(stdout).toMatch(/KERNEL_MODE_EXCEPTION_NOT_HANDLED \(8e\)[\s\S]*kd> k\n[\s\S]*00 \w{8} lab!Control/);
    expect(stdout).toMatch(/kd> \.bugcheck\nNo bug check has occurred\./);
    expect(status).toBe(0);
  });

  it('stops at breakpoints, steps, shows the line, and has them still after a reboot', () => {
    const lab = program('#include <stdio.h>\nint main(void) {\n  puts("one");\n  puts("two");\n  return 0;\n}');
    const { status, stdout } = kd(lab, 'p\nbp client.c:3\n.reboot\n.console client.exe\np\ngu\nq\n');
    expect(stdout).toMatch(/kd> p\nThe target does not stand at a break\./);
    expect(stdout).toMatch(
      /Breakpoint 0 hit\nclient!main\+0x\w+ \[client\.c @ 3\]\nthread .*\n {4}3: {3}puts\("one"\);/,
    );
    expect(stdout).toMatch(/kd> p\none\nclient!main\+0x\w+ \[client\.c @ 4\]/);
    expect(stdout).toMatch(/kd> gu\ntwo\nkd> q/);
    expect(status).toBe(0);
  });

  it('answers 2 for a lab that does not build', () => {
    expect(kd(program('int main(void) { return }'), 'k\n').status).toBe(2);
  });
});

describe('ringside', () => {
  it('runs the metafs lab: status 0, one JSON object with every member, no leak', () => {
    const { status, stdout } = ringside('run', 'lessons/metafs', '--json');
    expect(status).toBe(0);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining([
        'outcome',
        'replay',
        'virtualMs',
        'diagnostics',
        'console',
        'debug',
        'programs',
        'services',
        'bugCheck',
        'leaks',
        'eventLog',
      ]),
    );
    expect(report).toMatchObject({ outcome: 'completed', bugCheck: null, leaks: [] });
  });

  it('answers 1 when a program returns another value than 0 or a command fails, 0 otherwise', () => {
    expect(ringside('run', program('int main(void) { return 0; }')).status).toBe(0);
    expect(ringside('run', program('int main(void) { return 3; }')).status).toBe(1);
    expect(ringside('run', program('int main(void) { return 0; }', ['client.exe', 'frobnicate'])).status).toBe(1);
  });

  it('answers 2 and names the line when a lab does not build or is none', () => {
    const broken = ringside('run', program('int main(void) {\n  return x;\n}\n'));
    expect(broken.status).toBe(2);
    expect(broken.stdout).toContain("client.c:2:10: error: use of undeclared identifier 'x'");
    const json = ringside('run', lab({ 'lab.json': '{ "title": "t",\n  "drivers": [] }' }), '--json');
    expect(json.status).toBe(2);
    expect(JSON.parse(json.stdout)).toMatchObject({
      outcome: 'build-failed',
      diagnostics: [expect.objectContaining({ file: 'lab.json', severity: 'error' })],
    });
    expect(ringside('run', lab({ 'readme.txt': '' })).stderr).toContain('has no lab.json');
    expect(ringside('run', '/nowhere').status).toBe(2);
    expect(ringside('run', '/nowhere').stderr).toContain('there is no folder /nowhere');
  });

  it('teaches itself with --help and refuses a wrong call with status 2', () => {
    expect(ringside('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('ringside run DIR') as string,
    });
    expect(ringside('run').status).toBe(2);
    expect(ringside('run', 'x', '--cpus', '9').stderr).toContain('--cpus takes a whole number from 1 to 4');
  });

  it('runs a console command instead of the lab’s, and writes the trace', () => {
    const directory = program(
      '#include <stdio.h>\nint main(int argc, char **argv) { printf("%s\\n", argv[1]); return 0; }',
    );
    const trace = join(directory, 'trace.jsonl');
    const { status, stdout } = ringside('run', directory, '--trace', trace, '--', 'client.exe', 'hello');
    expect(status).toBe(0);
    expect(stdout).toContain('hello');
    const events = readFileSync(trace, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string });
    expect(events.some(({ event }) => event === 'ProcessCreate')).toBe(true);
  });

  it('repeats a run from its replay string, and refuses one of another version', () => {
    const directory = program('int main(void) { *(volatile int *)0 = 1; return 0; }');
    const first = JSON.parse(ringside('run', directory, '--json', '--seed', '9').stdout) as { replay: string };
    const again = JSON.parse(ringside('run', directory, '--json', '--replay', first.replay).stdout) as object;
    expect(again).toEqual(first);
    expect(ringside('run', directory, '--replay', 'rs99-12345678-1-1-rr').stderr).toContain('version 99');
  });

  it('explores until a run fails, shows that one and says how to repeat it', () => {
    const found = ringside('run', 'tests/labs/explore-list', '--explore', '12', '--json');
    expect(found.status).toBe(1);
    const report = JSON.parse(found.stdout) as { outcome: string; replay: string };
    expect(report.outcome).toBe('bugcheck');
    const [, seed] = /^ringside: run \d+ of 12, with seed (\d+), fails; /.exec(found.stderr) ?? [];
    expect(report.replay).toMatch(new RegExp(`^rs\\d+-[0-9a-f]{8}-${seed}-2-explore$`));
    expect(found.stderr).toContain(`--replay ${report.replay} repeats it`);
    const again = ringside('run', 'tests/labs/explore-list', '--replay', report.replay, '--json');
    expect(again.stdout).toBe(found.stdout);
    const mended = ringside('run', 'tests/labs/explore-list-mended', '--explore', '3', '--seed', '7', '--json');
    expect(mended.status).toBe(0);
    expect(mended.stderr).toContain('none of 3 runs fails (seeds 7 to 9)');
    expect(JSON.parse(mended.stdout)).toMatchObject({
      outcome: 'completed',
      replay: expect.stringMatching(/-9-2-explore$/),
    });
  });

  it('builds only, when asked', () => {
    const built = ringside('build', program('int main(void) { return 0; }'), '--json');
    expect(built.status).toBe(0);
    expect(JSON.parse(built.stdout)).toMatchObject({ outcome: 'built', images: [{ name: 'client.exe', ring: 3 }] });
  });
});
