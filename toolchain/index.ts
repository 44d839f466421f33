/** The toolchain: source text in, linked images, diagnostics and completions out. Runs in a browser's worker and in Node alike. */
export { type BuildInput, type BuildResult, type BuildStep, type BuiltImage, build } from './build.ts';
export { type CheckInput, check } from './check.ts';
export type { CompiledObject, ObjectCache } from './compile.ts';
export { CompilerCrash, loadCompiler, type Progress, repairCompilerWith } from './compiler.ts';
export { type CompleteInput, type CompletionItem, type Completions, complete } from './complete.ts';
export type { Diagnostic, Fix } from './diagnostics.ts';
export { hashText } from './hash.ts';
export { checkLabFiles, isSource, type Lab, type LabProblem, parseLab } from './lab.ts';
export { decodeLines, LINES_SECTION, type LineTable } from './lines.ts';
export type { SystemExports } from './unresolved.ts';
export {
  buildVariables,
  type ImageVariables,
  type Variable,
  type VariableBlock,
  type VariableType,
} from './variables.ts';
