/** The engine in a worker, as the web app runs it: compiler, machine, reports. One task at a time. */

import { runBuilt, runLab } from '../../lessons/run-lab.ts';
import { systemFiles } from '../../src/worker/system-files.ts';
import type { BuiltImage } from '../../toolchain/index.ts';
import { parseLab } from '../../toolchain/index.ts';
import type { Answer, BenchRow, LabTask, PackedImage, Task } from './tasks.ts';

const benches = import.meta.glob<Record<string, (system: typeof systemFiles) => Promise<BenchRow[]>>>([
  '../../bench/*.ts',
  '!../../bench/run.ts',
  '!../../bench/labs.ts',
]);

function unpack({ name, ring, entry, base64 }: PackedImage): BuiltImage {
  return { name, ring, entry, bytes: Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)) };
}

async function runLabTask({ files, options, linked }: LabTask): Promise<unknown> {
  if (!linked) return runLab(files, systemFiles, options);
  const lab = parseLab(files['lab.json']);
  if (Array.isArray(lab)) throw new Error('images came with a lab.json that is none');
  return runBuilt({ lab, images: linked.images.map(unpack), diagnostics: [...linked.diagnostics], ok: true }, options);
}

async function runBenchTask(name: string): Promise<unknown> {
  const module = await benches[`../../bench/${name}.ts`]();
  const rows: BenchRow[] = [];
  for (const bench of Object.values(module)) rows.push(...(await bench(systemFiles)));
  return rows;
}

self.onmessage = async ({ data: task }: MessageEvent<Task>) => {
  let answer: Answer;
  try {
    answer = { value: await (task.kind === 'lab' ? runLabTask(task) : runBenchTask(task.name)) };
  } catch (error) {
    answer = { error: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) };
  }
  self.postMessage(answer);
};
