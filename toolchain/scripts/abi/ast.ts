/** What the AST dump tells: routines, enumerators, and the typedef names of structures that have no tag. */
import type { Ring } from '../../flags.ts';
import { clang, headerName, headerText, unitText } from './headers.ts';

export interface Routine {
  name: string;
  header: string;
  returns: string;
  parameters: { name: string; type: string }[];
  variadic: boolean;
  doc: string;
}

export interface Ast {
  routines: Map<string, Routine>;
  enumerators: Map<string, string>;
  /** "file:line:column" of a `struct {` -> the name that its typedef gives it. */
  typedefs: Map<string, string>;
}

interface Place {
  offset: number;
  file?: string;
  line?: number;
  col?: number;
}

interface Node {
  kind?: string;
  name?: string;
  isImplicit?: boolean;
  storageClass?: string;
  variadic?: boolean;
  tagUsed?: string;
  type?: { qualType: string };
  loc?: Place & { expansionLoc?: Place };
  range?: { begin?: Place & { expansionLoc?: Place } };
  inner?: Node[];
}

/** clang leaves out a file or line that equals the last one it printed: puts them back, in the order of printing. */
function completePlaces(value: unknown, last: { file: string; line: number }): void {
  if (Array.isArray(value)) {
    for (const item of value) completePlaces(item, last);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const place = value as Partial<Place>;
  if (typeof place.offset === 'number') {
    if (place.file !== undefined) last.file = place.file;
    if (place.line !== undefined) last.line = place.line;
    place.file = last.file;
    place.line = last.line;
    return;
  }
  for (const item of Object.values(value)) completePlaces(item, last);
}

function placeOf(node: Node): Place | undefined {
  const begin = node.range?.begin;
  return begin?.expansionLoc ?? (begin?.file === undefined ? undefined : begin);
}

/** The documentation comment that ends just before an offset, without its stars. */
export function commentBefore(text: string, offset: number): string {
  // Markers that expand to nothing (NTKERNELAPI) stand between the comment and what clang calls the beginning.
  const before = text.slice(0, offset).replace(/(?:\s|\b(?:[A-Z][A-Z_]+|extern)(?=\s))*$/, '');
  if (!before.endsWith('*/')) return '';
  const start = before.lastIndexOf('/*');
  if (!before.startsWith('/**', start) || before.startsWith('/***', start)) return '';
  return before
    .slice(start + 3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}

function routineOf(node: Node, header: string): Routine {
  const full = node.type?.qualType ?? '';
  const parameters = (node.inner ?? []).filter((child) => child.kind === 'ParmVarDecl');
  return {
    name: node.name ?? '',
    header,
    returns: full.slice(0, full.indexOf('(')).trim(),
    parameters: parameters.map((child, index) => ({
      name: child.name ?? `argument${index + 1}`,
      type: child.type?.qualType ?? '',
    })),
    variadic: node.variadic === true,
    // Offsets in clang's dump count bytes; the headers are ASCII, so they count characters too.
    doc: commentBefore(headerText(header), placeOf(node)?.offset ?? 0),
  };
}

export async function readAst(ring: Ring): Promise<Ast> {
  const { output } = await clang(ring, unitText(ring), ['-fsyntax-only', '-Xclang', '-ast-dump=json']);
  const root: Node = JSON.parse(output.slice(output.indexOf('{')));
  completePlaces(root, { file: '', line: 0 });
  const ast: Ast = { routines: new Map(), enumerators: new Map(), typedefs: new Map() };
  visit(root.inner ?? [], ast);
  return ast;
}

function visit(nodes: Node[], ast: Ast): void {
  for (const [index, node] of nodes.entries()) {
    const place = placeOf(node);
    const header = headerName(place?.file ?? '');
    if (header === undefined) continue;
    if (node.kind === 'FunctionDecl') {
      const inline = node.storageClass === 'static' || node.inner?.some((child) => child.kind === 'CompoundStmt');
      if (inline || node.isImplicit || node.name === undefined || node.name.startsWith('__builtin')) continue;
      const known = ast.routines.get(node.name);
      if (known === undefined || known.doc === '') ast.routines.set(node.name, routineOf(node, header));
    } else if (node.kind === 'EnumDecl') {
      for (const child of node.inner ?? [])
        if (child.kind === 'EnumConstantDecl' && child.name) ast.enumerators.set(child.name, header);
    } else if (node.kind === 'RecordDecl' && node.name === undefined && place) {
      const typedef = nodes.slice(index + 1, index + 3).find((next) => next.kind === 'TypedefDecl');
      if (typedef?.name) ast.typedefs.set(`${place.file}:${place.line}:${place.col}`, typedef.name);
    }
  }
}
