/// <reference types="vite/client" />
/** The labs that come with Ringside. */
import type { LabFiles } from '../../lessons/run-lab.ts';
import { parseLab } from '../../toolchain/index.ts';

export interface Lesson {
  /** The folder's name below lessons/. */
  readonly id: string;
  readonly title: string;
  readonly files: LabFiles;
}

const texts = import.meta.glob<string>(['../../lessons/*/**', '!../../lessons/*/expect.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

function labField(files: LabFiles, name: string): unknown {
  try {
    const lab: unknown = JSON.parse(files['lab.json'] ?? '');
    return typeof lab === 'object' && lab !== null ? Reflect.get(lab, name) : undefined;
  } catch {
    return undefined;
  }
}

export function titleOf(files: LabFiles, otherwise: string): string {
  const title = labField(files, 'title');
  return typeof title === 'string' && title !== '' ? title : otherwise;
}

/** The same lab under another title; undefined when lab.json is none, so that no title can be put into it. */
export function withTitle(files: LabFiles, title: string): LabFiles | undefined {
  const text = files['lab.json'] ?? '';
  if (Array.isArray(parseLab(text))) return undefined;
  const written = `"title": ${JSON.stringify(title)}`;
  // A comment may speak of a title too: what counts is what lab.json then says.
  const attempts = [
    text.replace(/"title"\s*:\s*"(?:[^"\\]|\\.)*"/, () => written),
    text.replace('{', () => `{\n  ${written},`),
  ];
  for (const attempt of attempts) {
    const lab = parseLab(attempt);
    if (!Array.isArray(lab) && lab.title === title) return { ...files, 'lab.json': attempt };
  }
  return undefined;
}

/** What is wrong with lab.json, in a sentence; '' when nothing is. */
export function mistakeOf(files: LabFiles): string {
  const parsed = parseLab(files['lab.json'] ?? '');
  return Array.isArray(parsed) ? `lab.json has a mistake in line ${parsed[0].line}: ${parsed[0].message}.` : '';
}

export const buildOf = (files: LabFiles): 'checked' | 'free' =>
  labField(files, 'build') === 'free' ? 'free' : 'checked';

function readLessons(): Lesson[] {
  const files = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(texts)) {
    const [, id = '', name = ''] = /lessons\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const lesson = files.get(id) ?? {};
    lesson[name] = text;
    files.set(id, lesson);
  }
  return [...files]
    .filter(([, found]) => 'lab.json' in found)
    .map(([id, found]) => ({ id, title: titleOf(found, id), files: found }));
}

export const lessons: readonly Lesson[] = readLessons();
