/** While the target stands still, the editor shows what variables hold: behind the lines that name them, and where the mouse points. */
import { editor, type languages } from 'monaco-editor/editor';
import type { KdReached, KdVariableLine } from '../../kernel-sim/index.ts';
import { pathAt, valuesByLine } from '../session/inline-values.ts';
import type { Session } from '../session/session.ts';

const LONGEST_VALUE = 40;
const MOST_PARTS = 24;

/** An address says less than a number: it comes last. */
const isAddress = ({ value }: KdVariableLine): boolean => /^0x[0-9a-f]{8}$/.test(value);
const shortened = (value: string): string =>
  value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE - 1)}…` : value;

export function showValues(
  session: Session,
  code: editor.IStandaloneCodeEditor,
  nameOf: (model: editor.ITextModel) => string,
): void {
  const { store } = session;
  const marks = code.createDecorationsCollection();
  function draw(): void {
    const model = code.getModel();
    const { variables, broken, phase, report } = store.state;
    // At a bug check, the line that it is blamed on.
    const crash = phase === 'crashed' ? report?.bugCheck : undefined;
    const stands = broken ? store.state.stands : crash ? session.placeNow(crash.file, crash.line) : undefined;
    if (!model || stands?.file !== nameOf(model) || stands.line > model.getLineCount()) {
      marks.clear();
      return;
    }
    const lines = valuesByLine(variables ?? [], stands.line, (line) => model.getLineContent(line));
    marks.set(
      [...lines].map(([line, known]) => {
        const column = model.getLineMaxColumn(line);
        const content = [...known]
          .sort((a, b) => Number(isAddress(a)) - Number(isAddress(b)))
          .map(({ name, value }) => `${name} = ${shortened(value)}`)
          .join(', ');
        return {
          range: { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column },
          options: {
            after: {
              content: `   ${content}`,
              inlineClassName: 'inline-value',
              cursorStops: editor.InjectedTextCursorStops.None,
            },
            showIfCollapsed: true,
          },
        };
      }),
    );
  }
  code.onDidChangeModel(draw);
  // Lines that are edited are no longer the ones that run.
  code.onDidChangeModelContent(() => marks.clear());
  store.subscribe((state, before) => {
    const same = (['variables', 'stands', 'broken', 'phase'] as const).every((name) => state[name] === before[name]);
    if (!same) draw();
  });
}

/** What a hover says of the variable; nothing while the target runs. */
export async function valueHover(
  session: Session,
  text: string,
  endColumn: number,
): Promise<languages.Hover['contents']> {
  const path = pathAt(text, endColumn);
  const found = path === '' ? undefined : await session.variables.parts(path);
  return found && 'whole' in found ? [{ value: `\`\`\`c\n${hoverText(found)}\n\`\`\`` }] : [];
}

function hoverText({ whole, parts }: Extract<KdReached, { whole: unknown }>): string {
  const head = `${whole.path} = ${whole.value}`;
  if (parts.length < 2 && whole.value !== '{…}') return head;
  const width = Math.max(...parts.map(({ name }) => name.length));
  const shown = parts
    .slice(0, MOST_PARTS)
    .map(({ name, value, type }) => `  ${name.padEnd(width)} = ${value === '{…}' ? type : value}`);
  if (parts.length > MOST_PARTS) shown.push(`  … ${parts.length - MOST_PARTS} more (Variables has them all)`);
  return [head, ...shown].join('\n');
}
