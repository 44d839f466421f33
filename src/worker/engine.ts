/** The engine in its worker: a lab's files come in, its report goes out. */
import { type LabFiles, type LabReport, runLab } from '../../lessons/run-lab.ts';
import { systemFiles } from './system-files.ts';

export type EngineAnswer = { readonly report: LabReport } | { readonly error: string };

self.onmessage = async ({ data: files }: MessageEvent<LabFiles>) => {
  let answer: EngineAnswer;
  try {
    answer = { report: await runLab(files, systemFiles) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(answer);
};
