/** Monaco: its workers, its languages, its themes. */
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/cpp/register';
import { editor, MarkerSeverity } from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { isDark, themeChanged } from './theme.ts';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const applyTheme = (): void => editor.setTheme(isDark() ? 'vs-dark' : 'vs');

export const SEVERITY = { error: MarkerSeverity.Error, warning: MarkerSeverity.Warning, note: MarkerSeverity.Info };

themeChanged.on(applyTheme);
applyTheme();
