/** A lab that has been run in Node, with the debugger looking at it. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readLabFolder, readSystemFiles } from '../../cli/folder.ts';
import { kdCommand } from '../../kernel-sim/index.ts';
import { buildLab, type LabBuild, type LabReport, type RunLabOptions, runBuilt } from '../../lessons/run-lab.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function buildFolder(path: string): Promise<LabBuild> {
  const built = await buildLab(readLabFolder(join(root, path)), readSystemFiles());
  expect(built.ok, JSON.stringify(built.diagnostics)).toBe(true);
  return built;
}

/** Runs a lab to its end; the machine stays to be looked at. */
export async function runFolder(path: string, options: RunLabOptions = {}): Promise<LabReport> {
  return runBuilt(await buildFolder(path), options);
}

/** The first group of a pattern in a command's answer. */
export function find(command: string, pattern: RegExp): string {
  const answer = kdCommand(command);
  const found = pattern.exec(answer);
  expect(found, `${command}\n${answer}`).not.toBeNull();
  return found?.[1] ?? '';
}
