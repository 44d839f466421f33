/** Breakpoints in the editor's margin: set and taken away by a click or F9, they move with the text. */
import { editor, KeyCode, type Uri } from 'monaco-editor/editor';
import type { UserBreakpoint } from '../session/breakpoints.ts';
import type { Session } from '../session/session.ts';

const { GUTTER_GLYPH_MARGIN } = editor.MouseTargetType;
const STAYS = editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;

/** What a breakpoint's sign looks like, and what it says. */
function sign({ enabled, built, stopsAt }: UserBreakpoint, on: boolean): { kind: string; says: string } {
  if (!enabled) return { kind: 'off', says: 'Breakpoint, disabled (be in the debugger enables it).' };
  if (!on) return { kind: 'on', says: 'Breakpoint. A click takes it away.' };
  if (built === undefined)
    return {
      kind: 'off',
      says: 'Breakpoint: it counts from the next Run on, since the file has been changed since the last one.',
    };
  if (stopsAt === 0)
    return {
      kind: 'off',
      says: 'Breakpoint, but the target cannot stop for it: no code comes from here, or it runs a free build.',
    };
  const elsewhere =
    stopsAt !== undefined && stopsAt !== built
      ? ` There is no code in this line: the target stops at line ${stopsAt}.`
      : '';
  return { kind: 'on', says: `Breakpoint. A click takes it away.${elsewhere}` };
}

const glyph = (line: number, kind: string, says: string): editor.IModelDeltaDecoration => ({
  range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
  options: { stickiness: STAYS, glyphMarginClassName: `breakpoint-${kind}`, glyphMarginHoverMessage: { value: says } },
});

export function showBreakpoints(
  session: Session,
  code: editor.IStandaloneCodeEditor,
  nameOf: (uri: Uri) => string,
): void {
  const { store, breakpoints } = session;
  const marks = code.createDecorationsCollection();
  const hint = code.createDecorationsCollection();
  const shown = (): string => {
    const model = code.getModel();
    return model ? nameOf(model.uri) : '';
  };
  const here = (): readonly UserBreakpoint[] => store.state.breakpoints.filter(({ file }) => file === shown());

  function draw(): void {
    const { phase } = store.state;
    const on = phase === 'running' || phase === 'ready';
    marks.set(
      here().map((breakpoint) => {
        const { kind, says } = sign(breakpoint, on);
        return glyph(breakpoint.line, kind, says);
      }),
    );
  }

  function toggle(line: number): void {
    const file = shown();
    if (Object.hasOwn(store.state.files, file)) breakpoints.toggle({ file, line });
  }

  code.onMouseDown(({ target, event }) => {
    if (target.type === GUTTER_GLYPH_MARGIN && event.leftButton && target.position) toggle(target.position.lineNumber);
  });
  code.onMouseMove(({ target }) => {
    const line = target.type === GUTTER_GLYPH_MARGIN ? target.position?.lineNumber : undefined;
    const free = line !== undefined && shown() in store.state.files && !here().some((known) => known.line === line);
    hint.set(free ? [glyph(line, 'hint', 'A click sets a breakpoint (F9 in the line).')] : []);
  });
  code.onMouseLeave(() => hint.clear());
  code.addAction({
    id: 'ringside.breakpoint',
    label: 'Set or remove a breakpoint',
    keybindings: [KeyCode.F9],
    contextMenuGroupId: '1_debug',
    run: () => toggle(code.getPosition()?.lineNumber ?? 1),
  });
  code.onDidChangeModel(draw);
  code.onDidChangeModelContent(({ changes }) => {
    const length = code.getModel()?.getValueLength();
    // Another text altogether: a reset, or an earlier version. The lines keep their numbers.
    if (changes.some(({ rangeOffset, text }) => rangeOffset === 0 && text.length === length)) return draw();
    const lines = marks.getRanges().map(({ startLineNumber }) => startLineNumber);
    const before = here();
    if (before.length === lines.length && before.some(({ line }, i) => line !== lines[i]))
      breakpoints.moved(shown(), lines);
  });
  store.subscribe((state, before) => {
    if (state.breakpoints !== before.breakpoints || state.phase !== before.phase) draw();
  });
  draw();
}
