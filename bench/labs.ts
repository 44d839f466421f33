/** Labs as the benchmarks run them: built once, the wall's clock around each run. */
import { buildLab, type LabBuild, type LabReport, runBuilt, type SystemFiles } from '../lessons/run-lab.ts';

export async function buildOrFail(files: Record<string, string>, system: SystemFiles): Promise<LabBuild> {
  const built = await buildLab(files, system);
  if (!built.ok) throw new Error(built.diagnostics.map((d) => `${d.file}:${d.line}: ${d.message}`).join('\n'));
  return built;
}

export async function timed(built: LabBuild, commands: readonly string[]): Promise<{ ms: number; report: LabReport }> {
  const start = performance.now();
  const report = await runBuilt(built, { commands });
  const ms = performance.now() - start;
  if (report.outcome !== 'completed' || report.exitStatus !== 0) {
    throw new Error(`the benchmark's run ended with ${report.outcome} ${report.reason}:\n${report.console}`);
  }
  return { ms, report };
}
