/**
 * lab.json: which sources make which driver and program, and what the target's console runs first.
 *
 * `parseLab` checks the text by itself; `checkLabFiles` checks that the sources exist and can be compiled.
 */
import { DRIVER_SLOTS } from './image-bases.ts';
import { JsonError, type JsonMember, type JsonNode, parseJson } from './json.ts';
import { closest } from './spelling.ts';

export interface Lab {
  readonly title: string;
  /** Driver name (without ".sys") -> its sources. */
  readonly drivers: Record<string, string[]>;
  /** Program name (without ".exe") -> its sources. */
  readonly programs: Record<string, string[]>;
  readonly build: 'checked' | 'free';
  /** Console commands. */
  readonly run: string[];
}

/** A mistake in lab.json or in a file that it names; `line` and `column` count from 1. */
export interface LabProblem {
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export const LAB_FILE = 'lab.json';
export const MAXIMUM_SOURCE_BYTES = 2 * 1024 * 1024;
const MAXIMUM_LAB_BYTES = 256 * 1024;
const MAXIMUM_PROGRAMS = 64;
const MAXIMUM_SOURCES = 256;
const MAXIMUM_COMMANDS = 1000;
const KEYS = ['title', 'drivers', 'programs', 'build', 'run'];
const SOURCE = /\.(c|cc|cpp|cxx)$/i;
const DEVICE_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A lab, or what is wrong with its text. */
export function parseLab(text: string): Lab | LabProblem[] {
  if (text.length > MAXIMUM_LAB_BYTES) {
    return [problemAt({ line: 1, column: 1 }, `lab.json is larger than ${MAXIMUM_LAB_BYTES / 1024} KB`)];
  }
  if (text.trim() === '') return [problemAt({ line: 1, column: 1 }, 'lab.json is empty')];
  let root: JsonNode;
  try {
    root = parseJson(text);
  } catch (error) {
    if (error instanceof JsonError) return [problemAt(error, `lab.json is not valid JSON: ${error.message}`)];
    throw error;
  }
  const reader = new LabReader();
  const lab = reader.lab(root);
  return reader.problems.length > 0 ? reader.problems : lab;
}

/** What is wrong with the sources that a lab names: missing, empty, too large. */
export function checkLabFiles(
  lab: Pick<Lab, 'drivers' | 'programs'>,
  files: Readonly<Record<string, string>>,
): LabProblem[] {
  const problems: LabProblem[] = [];
  const seen = new Set<string>();
  for (const [image, sources] of images(lab)) {
    for (const source of sources) {
      if (seen.has(source)) continue;
      seen.add(source);
      const text = Object.hasOwn(files, source) ? files[source] : undefined;
      if (text === undefined) {
        const near = closest(source, Object.keys(files).filter(isSource));
        const hint = near === undefined ? '' : `; did you mean "${near}"?`;
        problems.push({
          message: `"${source}", a source of ${image}, is not in the lab${hint}`,
          file: LAB_FILE,
          line: 1,
          column: 1,
        });
      } else if (text.trim() === '') {
        problems.push({ message: `this source of ${image} is empty`, file: source, line: 1, column: 1 });
      }
    }
  }
  for (const [file, text] of Object.entries(files)) {
    if (text.length <= MAXIMUM_SOURCE_BYTES) continue;
    const size = (text.length / 1024 / 1024).toFixed(1);
    problems.push({ message: `this file is ${size} MB; a file of a lab can have 2 MB`, file, line: 1, column: 1 });
  }
  return problems;
}

export function isSource(file: string): boolean {
  return SOURCE.test(file);
}

function images(lab: Pick<Lab, 'drivers' | 'programs'>): [string, string[]][] {
  return [
    ...Object.entries(lab.drivers).map(([name, sources]): [string, string[]] => [`${name}.sys`, sources]),
    ...Object.entries(lab.programs).map(([name, sources]): [string, string[]] => [`${name}.exe`, sources]),
  ];
}

function problemAt(place: { line: number; column: number }, message: string): LabProblem {
  return { message, file: LAB_FILE, line: place.line, column: place.column };
}

/** What is wrong with a source's path, if anything. Paths are relative to the lab's folder, with "/" between names. */
function pathProblem(path: string): string | undefined {
  if (path === '') return 'a file name is empty';
  if (path.includes('\\')) return `"${path}": write "/" between folders`;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
    return `"${path}": a source is named relative to the lab's folder`;
  if (path.split('/').some((part) => part === '..')) return `"${path}" leads out of the lab's folder`;
  if (path.split('/').some((part) => part === '' || part === '.')) return `"${path}" has an empty part`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are refused
  if (/[\u0000-\u001f<>:"|?*]/.test(path)) return `"${path}" has a character that file names cannot have`;
  if (!isSource(path)) return `"${path}" is not a source: .c, .cpp, .cc or .cxx (headers are found by #include)`;
  return undefined;
}

class LabReader {
  readonly problems: LabProblem[] = [];

  private problem(place: { line: number; column: number }, message: string): void {
    this.problems.push(problemAt(place, message));
  }

  private members(node: JsonNode, what: string): JsonMember[] {
    if (node.kind !== 'object') {
      this.problem(node, `${what} must be an object in braces, not ${article(node.kind)}`);
      return [];
    }
    const members = node.value as JsonMember[];
    const seen = new Set<string>();
    for (const member of members) {
      if (seen.has(member.key.toLowerCase())) this.problem(member, `"${member.key}" is there twice`);
      seen.add(member.key.toLowerCase());
    }
    return members;
  }

  private string(node: JsonNode, what: string): string {
    if (node.kind === 'string') return node.value as string;
    this.problem(node, `${what} must be a text in quotes, not ${article(node.kind)}`);
    return '';
  }

  private strings(node: JsonNode, what: string, maximum: number): { text: string; node: JsonNode }[] {
    if (node.kind !== 'array') {
      this.problem(node, `${what} must be a list in brackets, not ${article(node.kind)}`);
      return [];
    }
    const elements = node.value as JsonNode[];
    if (elements.length > maximum)
      this.problem(node, `${what} has ${elements.length} entries; ${maximum} are the most`);
    return elements.map((element) => ({ text: this.string(element, `an entry of ${what}`), node: element }));
  }

  lab(root: JsonNode): Lab {
    let title = '';
    let drivers: Record<string, string[]> = {};
    let programs: Record<string, string[]> = {};
    let build: Lab['build'] = 'checked';
    let run: string[] = [];
    for (const { key, node, ...place } of this.members(root, 'lab.json')) {
      if (key === 'title') title = this.string(node, '"title"');
      else if (key === 'drivers') drivers = this.images(node, '"drivers"', '.sys', DRIVER_SLOTS);
      else if (key === 'programs') programs = this.images(node, '"programs"', '.exe', MAXIMUM_PROGRAMS);
      else if (key === 'build') build = this.build(node);
      else if (key === 'run') run = this.strings(node, '"run"', MAXIMUM_COMMANDS).map((entry) => entry.text);
      else {
        const near = closest(key, KEYS);
        const hint = near === undefined ? `known are ${KEYS.join(', ')}` : `did you mean "${near}"?`;
        this.problem(place, `"${key}" is not a key of lab.json; ${hint}`);
      }
    }
    if (this.problems.length === 0 && images({ drivers, programs }).length === 0) {
      this.problem(root, 'the lab builds nothing: name at least one driver or program');
    }
    return { title, drivers, programs, build, run };
  }

  private build(node: JsonNode): Lab['build'] {
    const text = this.string(node, '"build"');
    if (node.kind === 'string' && text !== 'checked' && text !== 'free') {
      this.problem(node, `"build" is "checked" or "free", not "${text}"`);
    }
    return text === 'free' ? 'free' : 'checked';
  }

  private images(node: JsonNode, what: string, extension: string, maximum: number): Record<string, string[]> {
    const images: Record<string, string[]> = {};
    const members = this.members(node, what);
    if (members.length > maximum) this.problem(node, `${what} has ${members.length} entries; ${maximum} are the most`);
    for (const member of members) {
      this.imageName(member, extension);
      const sources = this.strings(member.node, `"${member.key}"`, MAXIMUM_SOURCES);
      if (member.node.kind === 'array' && sources.length === 0) {
        this.problem(member.node, `"${member.key}" has no source`);
      }
      const seen = new Set<string>();
      for (const source of sources) {
        if (source.node.kind !== 'string') continue;
        const wrong = pathProblem(source.text);
        if (wrong !== undefined) this.problem(source.node, wrong);
        else if (seen.has(source.text)) this.problem(source.node, `"${source.text}" is there twice`);
        seen.add(source.text);
      }
      Object.defineProperty(images, member.key, {
        value: sources.map((source) => source.text),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return images;
  }

  private imageName(member: JsonMember, extension: string): void {
    const name = member.key;
    if (name.toLowerCase().endsWith(extension)) {
      this.problem(member, `"${name}": leave the extension out, ${extension} is added`);
    } else if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$/.test(name) || name.endsWith('.') || name.includes('..')) {
      this.problem(member, `"${name}" cannot name an image: letters, digits, "_", "-" and ".", 32 at most`);
    } else if (DEVICE_NAMES.test(name)) {
      this.problem(member, `"${name}" is a device's name on Windows, not a file's`);
    }
  }
}

function article(kind: JsonNode['kind']): string {
  if (kind === 'null') return 'null';
  return kind === 'array' || kind === 'object' ? `an ${kind}` : `a ${kind === 'string' ? 'text' : kind}`;
}
