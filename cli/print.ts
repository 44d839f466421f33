/** A report as text for people. */
import type { LabReport, PlainDiagnostic } from '../lessons/run-lab.ts';

export function printDiagnostic({ file, line, column, severity, message }: PlainDiagnostic): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`;
}

const RULE = '-'.repeat(72);

function bugCheckText(report: LabReport): string[] {
  const crash = report.bugCheck;
  if (!crash) return [];
  const place = crash.file
    ? `${crash.image}!${crash.function}, ${crash.file} line ${crash.line}`
    : `${crash.image || 'nt'}!${crash.function}`;
  return [
    RULE,
    `*** STOP: ${crash.code} (${crash.parameters.join(', ')})`,
    `    ${crash.name}`,
    '',
    `    at ${place}`,
    `    IRQL ${crash.irql}, process ${crash.process}, thread ${crash.thread}`,
    '',
    ...crash.explanation.split('\n').map((line) => `    ${line}`),
    '',
    ...crash.stack.map((frame) => `    ${frame}`),
  ];
}

function faultText(report: LabReport): string[] {
  return report.programs.flatMap(({ image, pid, fault }) =>
    fault
      ? [
          RULE,
          `${image} (process ${pid}) was ended by ${fault.name} (${fault.code})`,
          `    at ${fault.function}${fault.file ? `, ${fault.file} line ${fault.line}` : ''}`,
          `    ${fault.explanation}`,
          ...fault.stack.map((frame) => `    ${frame}`),
        ]
      : [],
  );
}

function leakText(report: LabReport): string[] {
  if (report.leaks.length === 0) return [];
  return [
    RULE,
    'Left behind:',
    ...report.leaks.map(
      ({ kind, owner, detail, file, line }) =>
        `    ${kind} of ${owner}: ${detail}${file ? ` (${file} line ${line})` : ''}`,
    ),
  ];
}

export function printReport(report: LabReport): string {
  const lines = [
    ...report.diagnostics.map(printDiagnostic),
    ...(report.console ? [report.console.replace(/\r\n/g, '\n').replace(/\n$/, '')] : []),
    ...(report.debug.length > 0
      ? [
          RULE,
          'Debug output:',
          ...report.debug.map(({ ms, text }) => `    ${ms.toFixed(3).padStart(10)}  ${text.replace(/\r?\n$/, '')}`),
        ]
      : []),
    ...faultText(report),
    ...bugCheckText(report),
    ...leakText(report),
  ];
  if (report.outcome !== 'completed') lines.push(RULE, `${report.outcome}: ${report.reason}`);
  if (report.replay) lines.push(RULE, `replay ${report.replay}   (${report.virtualMs} ms of the target's time)`);
  return `${lines.join('\n')}\n`;
}
