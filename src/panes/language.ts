/** What the editor knows of C and C++: completion, hover, parameters and declarations, from clang and the system's headers. */
import { editor, languages, Range, type Uri } from 'monaco-editor/editor';
import type { CompletionItem } from '../../toolchain/index.ts';
import type { Session } from '../session/session.ts';
import type { HoverAnswer } from '../worker/compiler-api.ts';
import { valueHover } from './values.ts';

const LANGUAGES = ['c', 'cpp'];

function kindOf({ insert, signature }: CompletionItem): languages.CompletionItemKind {
  const { CompletionItemKind } = languages;
  if (insert.includes('(')) return CompletionItemKind.Function;
  if (/^[A-Z_0-9]+$/.test(signature)) return CompletionItemKind.Constant;
  return signature.includes(' ') ? CompletionItemKind.Variable : CompletionItemKind.Keyword;
}

/** A routine comes with its parentheses, and the hint at its parameters; what has been typed there already is not doubled. */
function insertion(
  { label, insert }: CompletionItem,
  called: boolean,
): Pick<languages.CompletionItem, 'insertText' | 'insertTextRules' | 'command'> {
  const { InsertAsSnippet } = languages.CompletionItemInsertTextRule;
  const name = insert.slice(0, insert.indexOf('('));
  if (name !== label) return { insertText: insert, insertTextRules: InsertAsSnippet };
  if (called) return { insertText: label };
  if (insert === `${label}()`) return { insertText: insert };
  return {
    insertText: `${label}($0)`,
    insertTextRules: InsertAsSnippet,
    command: { id: 'editor.action.triggerParameterHints', title: 'Parameters' },
  };
}

/** A header's comment as Markdown: names in it are code, its tags are words. */
export function documentationText(comment: string): string {
  const code = (text: string): string => text.replace(/[*_<>\\[\]]/g, '\\$&');
  return comment
    .split('\n')
    .map((line) => {
      const [, tag, rest = ''] = /^@(\w+)\s*(.*)$/.exec(line) ?? [];
      const [, name, what = ''] = /^(\S+)\s*(.*)$/.exec(rest) ?? [];
      switch (tag) {
        case 'param':
          return `- \`${name}\` ${code(what)}`;
        case 'irql':
          return `\n**IRQL** ${code(rest)}`;
        case 'return':
        case 'returns':
          return `\n**Returns** ${code(rest)}`;
        case 'see':
          return `\n**See** \`${rest}\``;
        case undefined:
          return code(line);
        default:
          return `\n**${tag}** ${code(rest)}`;
      }
    })
    .join('\n');
}

function hoverTexts({ signature, documentation, header, missing }: HoverAnswer): { value: string }[] {
  const texts = [{ value: `\`\`\`c\n${signature}\n\`\`\`` }];
  if (missing) texts.push({ value: '**Not modelled:** the header declares it, but a call of it stops the run.' });
  if (documentation !== '') texts.push({ value: documentationText(documentation) });
  if (header !== '') texts.push({ value: `\`${header}\`` });
  return texts;
}

/** clang marks the parameter that is being written: `f(int a, ${1:int b})`. */
function signatureOf({ label, insert, documentation }: CompletionItem): {
  signature: languages.SignatureInformation;
  active: number;
} {
  const inside = label.slice(label.indexOf('(') + 1, label.lastIndexOf(')'));
  const parameters = inside === '' || inside === 'void' ? [] : inside.split(', ').map((text) => ({ label: text }));
  const before = insert.slice(0, Math.max(0, insert.indexOf('${1:')));
  return {
    signature: { label, parameters, ...(documentation && { documentation }) },
    active: before === '' ? 0 : before.split(', ').length - 1,
  };
}

/** The models behind the lab's files and the headers. */
export interface Models {
  nameOf(uri: Uri): string;
  /** Makes the model of a file if there is none yet: Monaco shows only what has one. */
  open(name: string): Promise<Uri>;
}

export function registerLanguage(session: Session, { nameOf, open }: Models): void {
  const own = (name: string): boolean => name in session.store.state.files;

  languages.registerCompletionItemProvider(LANGUAGES, {
    triggerCharacters: ['.', '>', ':'],
    async provideCompletionItems(model, position) {
      const place = { file: nameOf(model.uri), line: position.lineNumber, column: position.column };
      const answer = await session.compiler.complete(place, 'items');
      // Overtaken by a later question: the next key asks again.
      if (!answer) return { suggestions: [], incomplete: true };
      const called = model.getLineContent(position.lineNumber)[position.column - 1] === '(';
      const range = new Range(position.lineNumber, answer.column, position.lineNumber, position.column);
      return {
        suggestions: answer.items.map((item) => ({
          label: item.label,
          kind: kindOf(item),
          ...insertion(item, called),
          detail: item.signature,
          ...(item.documentation && { documentation: item.documentation }),
          range,
        })),
      };
    },
  });

  languages.registerSignatureHelpProvider(LANGUAGES, {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    async provideSignatureHelp(model, position) {
      const file = nameOf(model.uri);
      const answer = own(file)
        ? await session.compiler.complete({ file, line: position.lineNumber, column: position.column }, 'parameters')
        : undefined;
      if (!answer || answer.signatures.length === 0) return null;
      const found = answer.signatures.map(signatureOf);
      const value = {
        signatures: found.map(({ signature }) => signature),
        activeSignature: 0,
        activeParameter: found[0].active,
      };
      return { value, dispose: () => {} };
    },
  });

  languages.registerHoverProvider(LANGUAGES, {
    async provideHover(model, position) {
      const word = model.getWordAtPosition(position);
      const file = nameOf(model.uri);
      if (!word || !own(file)) return null;
      const values = await valueHover(session, model.getLineContent(position.lineNumber), word.endColumn);
      const answer = await session.compiler.hover(
        { file, line: position.lineNumber, column: word.endColumn },
        word.word,
      );
      const contents = [...values, ...(answer ? hoverTexts(answer) : [])];
      if (contents.length === 0) return null;
      return { contents, range: new Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn) };
    },
  });

  languages.registerCodeActionProvider(LANGUAGES, {
    provideCodeActions(model, range, { markers }) {
      const file = nameOf(model.uri);
      const here = session.store.state.diagnostics.filter(
        (one) => one.file === file && one.line >= range.startLineNumber && one.line <= range.endLineNumber,
      );
      const actions = here.flatMap(({ message, fixes: own = [], related = [] }) => {
        // What clang would write may stand with one of its notes.
        const fixes = own.length > 0 ? own : (related.find((note) => note.fixes)?.fixes ?? []);
        const isName = fixes.length === 1 && /^\w+$/.test(fixes[0].text);
        return fixes.length === 0
          ? []
          : [
              {
                title: isName ? `Change to '${fixes[0].text}'` : `Mend: ${message.replace(/;.*$/, '')}`,
                kind: 'quickfix',
                isPreferred: true,
                diagnostics: markers.filter((marker) => marker.message === message),
                edit: {
                  edits: fixes.map(({ line, column, endLine, endColumn, text }) => ({
                    resource: model.uri,
                    versionId: model.getVersionId(),
                    textEdit: { range: new Range(line, column, endLine, endColumn), text },
                  })),
                },
              },
            ];
      });
      return { actions, dispose: () => {} };
    },
  });

  languages.registerDefinitionProvider(LANGUAGES, {
    async provideDefinition(model, position) {
      const word = model.getWordAtPosition(position);
      const include = /^\s*#\s*include\s*([<"])([^>"]+)[>"]/.exec(model.getLineContent(position.lineNumber));
      if (include) {
        const [, quote, path] = include;
        const name = quote === '"' && own(path) ? path : `<${path}>`;
        return { uri: await open(name), range: new Range(1, 1, 1, 1) };
      }
      const place = word && (await session.compiler.definition(word.word, nameOf(model.uri)));
      if (!place) return null;
      return { uri: await open(place.file), range: new Range(place.line, place.column, place.line, place.column) };
    },
  });

  // Other files have no model of their own until the session shows them.
  editor.registerEditorOpener({
    openCodeEditor(_source, uri, where) {
      const at = where && 'startLineNumber' in where ? where : { startLineNumber: 1, startColumn: 1 };
      session.goTo({ file: nameOf(uri), line: at.startLineNumber, column: at.startColumn });
      return true;
    },
  });
}
