/** What the page ships of its lessons is what the compiler makes of them, and is found only while nothing has changed. */
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSystemFiles } from '../../cli/folder.ts';
import { packLab, prebuiltKey, unpackLab, unpackObjects } from '../../lessons/prebuilt.ts';
import { buildLab } from '../../lessons/run-lab.ts';
import { lessonFiles, lessonFolders, prebuiltFiles, toolchainDigest } from '../../scripts/vite/prebuilt.ts';
import type { ObjectCache } from '../../toolchain/index.ts';
import { root } from '../tidy/source.ts';

const KINDS = ['checked', 'free'] as const;
const system = readSystemFiles();
const lessons = lessonFolders(root).map((id) => ({ id, files: lessonFiles(join(root, 'lessons', id)) }));
let shipped: Awaited<ReturnType<typeof prebuiltFiles>>;
beforeAll(async () => {
  shipped = await prebuiltFiles(root);
});

const found = (key: string) => shipped.labs.find(([known]) => known === key);

describe.each(lessons)('$id', ({ files }) => {
  it.each(KINDS)('ships the images that clang makes, %s', async (kind) => {
    const [, , bytes] = found(prebuiltKey(files, kind, shipped.toolchain)) ?? [];
    if (!bytes) throw new Error('there is no such build');
    const { ok, lab, images, diagnostics } = await buildLab(files, system, { build: kind });
    expect(unpackLab(new Uint8Array(gunzipSync(bytes)))).toEqual({ ok, lab, images, diagnostics });
  });

  it('ships every object that a build of it needs', async () => {
    const cache: ObjectCache = unpackObjects(new Uint8Array(gunzipSync(shipped.objects)));
    const before = cache.size;
    for (const kind of KINDS) expect((await buildLab(files, system, { build: kind, cache })).ok).toBe(true);
    expect(cache.size).toBe(before);
  });

  it('is not found when a letter of it, its kind or the toolchain is another', () => {
    const [name = ''] = Object.keys(files);
    const changed = { ...files, [name]: `${files[name]} ` };
    for (const kind of KINDS) {
      expect(found(prebuiltKey(files, kind, shipped.toolchain))).toBeDefined();
      expect(found(prebuiltKey(changed, kind, shipped.toolchain))).toBeUndefined();
      expect(found(prebuiltKey(files, kind, `${shipped.toolchain}0`))).toBeUndefined();
    }
    expect(prebuiltKey(files, 'checked', '1')).not.toBe(prebuiltKey(files, 'free', '1'));
  });
});

it('is of the toolchain that stands here', () => {
  expect(shipped.toolchain).toBe(toolchainDigest(root));
});

it('keeps no build that failed', async () => {
  const files = {
    'lab.json': '{ "title": "t", "drivers": {}, "programs": { "p": ["p.c"] }, "run": [] }',
    'p.c': 'int',
  };
  const built = await buildLab(files, system);
  expect(() => packLab(built)).toThrow('only a build that succeeded');
});
