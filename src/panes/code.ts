/** Monaco as the editor pane has it: the lab's files, clang's messages and the line of a crash marked in them. Loaded after the first paint. */
import { editor, KeyCode, KeyMod, Uri } from 'monaco-editor/editor';
import type { Jump, Session } from '../session/session.ts';
import { showBreakpoints } from './breakpoints.ts';
import { registerLanguage } from './language.ts';
import { SEVERITY } from './monaco.ts';
import { showValues } from './values.ts';

const languageOf = (name: string): string => {
  if (/\.json$/.test(name)) return 'json';
  if (/\.(md|txt)$/.test(name)) return 'plaintext';
  return /\.c$/.test(name) ? 'c' : 'cpp';
};

/** A whole line marked, with a sign in the margin. */
function lineMark(line: number, kind: 'crash' | 'stands', value: string): editor.IModelDeltaDecoration {
  return {
    range: { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 },
    options: {
      isWholeLine: true,
      className: `${kind}-line`,
      glyphMarginClassName: `${kind}-glyph`,
      glyphMarginHoverMessage: { value },
      // Where the target stands, a hover is for what variables hold.
      ...(kind === 'crash' && { hoverMessage: { value } }),
    },
  };
}

export interface CodeEditor {
  /** Shows the active file, and this place in it. */
  goTo(jump: Jump): void;
  /** Shows the active file, to write in it. */
  edit(): Promise<void>;
  layout(): void;
  focus(): void;
}

export async function codeEditor(session: Session, host: HTMLElement): Promise<CodeEditor> {
  const { store, labs } = session;

  const uriOf = (name: string): Uri => Uri.from({ scheme: 'lab', authority: store.state.labId, path: `/${name}` });
  const nameOf = (uri: Uri): string => uri.path.slice(1);
  registerLanguage(session, { nameOf, open: async (name) => modelOf(name, await session.compiler.textOf(name)).uri });
  const code = editor.create(host, {
    automaticLayout: false,
    fontSize: 13,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    glyphMargin: true,
    wordBasedSuggestions: 'off',
    ariaLabel: 'Source',
    fixedOverflowWidgets: true,
    tabSize: 4,
    model: null,
  });
  // The browser's own keys for these would leave the page.
  code.addCommand(KeyMod.CtrlCmd | KeyCode.KeyS, () => {});
  showBreakpoints(session, code, nameOf);
  showValues(session, code, ({ uri }) => nameOf(uri));
  const standMarks = code.createDecorationsCollection();
  const faultMarks = code.createDecorationsCollection();
  const views = new Map<string, editor.ICodeEditorViewState | null>();

  /** The model of a file, with its text as the session has it. */
  function modelOf(name: string, text: string): editor.ITextModel {
    const uri = uriOf(name);
    const known = editor.getModel(uri);
    if (known) {
      if (known.getValue() !== text)
        known.pushEditOperations([], [{ range: known.getFullModelRange(), text }], () => null);
      return known;
    }
    const made = editor.createModel(text, languageOf(name.replace(/[<>]/g, '')), uri);
    if (name in store.state.files) made.onDidChangeContent(() => labs.edit(name, made.getValue()));
    return made;
  }

  let shown = '';
  let turn = 0;
  async function show(): Promise<void> {
    const { active } = store.state;
    const mine = ++turn;
    const text = active === '' ? '' : await session.compiler.textOf(active);
    if (mine !== turn) return;
    const key = active === '' ? '' : uriOf(active).toString();
    if (key !== shown) {
      if (shown) views.set(shown, code.saveViewState());
      shown = key;
      code.setModel(active === '' ? null : modelOf(active, text));
      const view = views.get(key);
      if (view) code.restoreViewState(view);
    }
    code.updateOptions({ readOnly: !(active in store.state.files) });
    mark();
    markFaults();
  }

  /** What clang says, and the line where the target stands at a break. */
  function mark(): void {
    const model = code.getModel();
    if (!model) return;
    const name = nameOf(model.uri);
    const { diagnostics, stands } = store.state;
    editor.setModelMarkers(
      model,
      'clang',
      diagnostics
        .filter(({ file }) => file === name)
        .map(({ severity, message, line, column, endColumn }) => ({
          severity: SEVERITY[severity],
          message,
          startLineNumber: line,
          startColumn: column,
          endLineNumber: line,
          endColumn: endColumn ?? column + 1,
        })),
    );
    standMarks.set(
      stands && stands.file === name && stands.line <= model.getLineCount()
        ? [lineMark(stands.line, 'stands', 'The target stands here, at a break.')]
        : [],
    );
  }

  /** The lines where the target has crashed or a program was ended, in the text that was run: an edit of such a line takes its mark away. */
  function markFaults(): void {
    const model = code.getModel();
    if (!model) return;
    const name = nameOf(model.uri);
    const { report } = store.state;
    const last = model.getLineCount();
    const faults = [report?.bugCheck, ...(report?.programs ?? []).map(({ fault }) => fault)];
    faultMarks.set(
      faults.flatMap((fault) =>
        fault && fault.file === name && fault.line > 0 && fault.line <= last && !mended.has(`${name}:${fault.line}`)
          ? [lineMark(fault.line, 'crash', `**${fault.name}** ${fault.code}\n\n${fault.explanation}`)]
          : [],
      ),
    );
  }

  /** Places of the report whose lines have been edited since. */
  const mended = new Set<string>();
  code.onDidChangeModelContent(({ changes }) => {
    const model = code.getModel();
    const touched = faultMarks
      .getRanges()
      .some(({ startLineNumber: at }) =>
        changes.some(({ range }) => range.startLineNumber <= at && at <= range.endLineNumber),
      );
    if (!model || !touched) return;
    const { report } = store.state;
    for (const fault of [report?.bugCheck, ...(report?.programs ?? []).map((program) => program.fault)])
      if (fault?.file === nameOf(model.uri)) mended.add(`${fault.file}:${fault.line}`);
    faultMarks.clear();
  });

  store.subscribe((state, before) => {
    if (state.labId !== before.labId) for (const model of editor.getModels()) model.dispose();
    if (state.labId !== before.labId) shown = '';
    if (state.active !== before.active || state.labId !== before.labId) void show();
    else if (state.files !== before.files) takeOver();
    if (state.diagnostics !== before.diagnostics || state.stands !== before.stands) mark();
    if (state.report !== before.report) {
      mended.clear();
      markFaults();
    }
  });
  /** Text that changed elsewhere: the lab was reset. */
  function takeOver(): void {
    for (const model of editor.getModels()) {
      const name = nameOf(model.uri);
      const text = store.state.files[name];
      if (text === undefined ? !name.startsWith('<') : model.getValue() !== text) {
        if (text === undefined) model.dispose();
        else modelOf(name, text);
      }
    }
  }
  await show();
  return {
    goTo: ({ place: { line, column }, focus }) => {
      void show().then(() => {
        code.setPosition({ lineNumber: line, column });
        if (focus) code.revealLineInCenter(line);
        // A step from line to line leaves the text where it is.
        else code.revealLineInCenterIfOutsideViewport(line);
        if (column === 1) code.setScrollLeft(0);
        if (focus) code.focus();
      });
    },
    edit: () => show().then(() => code.focus()),
    layout: () => {
      if (host.offsetWidth > 0) code.layout();
    },
    focus: () => code.focus(),
  };
}
