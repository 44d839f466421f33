/** Monaco: its workers, its languages, its themes, and what clang gives it. */
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/cpp/register';
import { editor, languages, MarkerSeverity, Range, type Uri } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import type { CompletionItem } from '../../toolchain/index.ts';
import type { Session } from '../session/session.ts';
import { isDark, themeChanged } from './theme.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const applyTheme = (): void => editor.setTheme(isDark() ? 'vs-dark' : 'vs');

export const SEVERITY = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, note: MarkerSeverity.Info };

function kindOf({ insert, signature }: CompletionItem): languages.CompletionItemKind {
  const { CompletionItemKind } = languages;
  if (insert.includes('(')) return CompletionItemKind.Function;
  if (/^[A-Z_0-9]+$/.test(signature)) return CompletionItemKind.Constant;
  return signature.includes(' ') ? CompletionItemKind.Variable : CompletionItemKind.Keyword;
}

/** `nameOf`: the lab's file that a model shows. */
export function prepareMonaco(session: Session, nameOf: (uri: Uri) => string): void {
  themeChanged.on(applyTheme);
  applyTheme();
  for (const language of ['c', 'cpp']) {
    languages.registerCompletionItemProvider(language, {
      triggerCharacters: ['.', '>', ':'],
      async provideCompletionItems(model, position) {
        const place = { file: nameOf(model.uri), line: position.lineNumber, column: position.column };
        const answer = await session.complete(place);
        if (!answer) return { suggestions: [] };
        const range = new Range(position.lineNumber, answer.column, position.lineNumber, position.column);
        return {
          suggestions: answer.items.map((item) => ({
            label: item.label,
            kind: kindOf(item),
            insertText: item.insert,
            insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
            detail: item.signature,
            ...(item.documentation && { documentation: item.documentation }),
            range,
          })),
        };
      },
    });
    languages.registerHoverProvider(language, {
      async provideHover(model, position) {
        const word = model.getWordAtPosition(position);
        const file = nameOf(model.uri);
        if (!word || !(file in session.store.state.files)) return null;
        const answer = await session.complete({ file, line: position.lineNumber, column: word.endColumn });
        const item = answer?.items.find(({ label }) => label === word.word);
        if (!item) return null;
        const contents = [{ value: `\`\`\`c\n${item.signature}\n\`\`\`` }];
        if (item.documentation) contents.push({ value: item.documentation });
        return {
          contents,
          range: new Range(position.lineNumber, word.startColumn, position.lineNumber, word.endColumn),
        };
      },
    });
  }
}
