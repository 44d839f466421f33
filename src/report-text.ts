/** A report as plain text. */
import type { LabReport } from '../lessons/run-lab.ts';

const section = (title: string, lines: readonly string[]): string =>
  lines.length > 0 ? `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n\n` : '';

export function reportText(report: LabReport): string {
  const { bugCheck } = report;
  const crash = bugCheck
    ? [
        `${bugCheck.name} ${bugCheck.code} (${bugCheck.parameters.join(', ')})`,
        `${bugCheck.image}!${bugCheck.function}, ${bugCheck.file} line ${bugCheck.line}`,
        bugCheck.explanation,
        ...bugCheck.stack,
      ]
    : [];
  return (
    section(
      'Diagnostics',
      report.diagnostics.map((d) => `${d.file}:${d.line}:${d.column}: ${d.severity}: ${d.message}`),
    ) +
    section('Console', report.console.split('\n')) +
    section(
      'Debug output',
      report.debug.map(
        ({ ms, pid, text }) => `${ms.toFixed(3).padStart(10)} ms  ${String(pid).padStart(4)}  ${text.trimEnd()}`,
      ),
    ) +
    section('Bug check', crash) +
    section(
      'Leaks',
      report.leaks.map(({ kind, owner, detail, file, line }) => `${kind}: ${owner}: ${detail} (${file}:${line})`),
    ) +
    section('Outcome', [
      `${report.outcome}${report.reason ? `: ${report.reason}` : ''}, after ${report.virtualMs} ms of the target's time`,
      `replay ${report.replay}`,
    ])
  );
}
