/// <reference types="vite/client" />
/** The labs that come with Ringside. */
import type { LabFiles } from '../../lessons/run-lab.ts';

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
