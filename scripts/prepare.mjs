/**
 * What the commands need besides npm packages: a Node that can switch WebAssembly stacks (JSPI), two browsers, and a compiler of
 * Windows headers that we did not write. Plain JavaScript, because the system's Node, which may be an old one, runs it.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Something is missing that we cannot get by ourselves; the message says what to do. */
export class MissingError extends Error {
  name = 'MissingError';
}

/** Runs a program with our own output; its exit status, or 1 when it did not even start. */
export function run(command, args, options = {}) {
  const { status, error, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command}: ${error.message}`);
  else if (signal) console.error(`${command} was ended by ${signal}`);
  return status ?? 1;
}

/** The path of a program in PATH, or undefined. */
function inPath(name) {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(directory, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this one.
    }
  }
  return undefined;
}

const works = (node) => spawnSync(node, ['-e', "process.exit('Suspending' in WebAssembly ? 0 : 1)"]).status === 0;

/**
 * A Node with JSPI: the npm package `node`, whatever runs us. Its binary is put in place by an install script, which npm may have
 * been told not to run: then it is run here.
 */
export function ensureNode() {
  const folder = join(root, 'node_modules/node');
  const binary = join(folder, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  if (!existsSync(folder)) throw new MissingError('node_modules is missing or incomplete: run "npm install" first');
  if (!existsSync(binary)) {
    console.log('npm did not run the install script of the package "node"; running it now');
    run(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder });
  }
  if (!existsSync(binary) || !works(binary)) {
    if (works(process.execPath)) return process.execPath;
    throw new MissingError(
      'no Node 24.21 or newer: "cd node_modules/node && node installArchSpecificPackage.js" should fetch one',
    );
  }
  return binary;
}

const browsers = [
  { what: 'Chromium', program: 'chromium', variable: 'CHROMIUM', packages: ['chromium'] },
  { what: 'Firefox', program: 'firefox-esr', variable: 'FIREFOX', packages: ['firefox-esr'] },
];
const windowsHeaders = {
  what: 'mingw-w64 for i686',
  program: 'i686-w64-mingw32-gcc',
  packages: ['gcc-mingw-w64-i686', 'mingw-w64-i686-dev'],
};

const missingFrom = (needs) =>
  needs.filter(({ program, variable }) => !(variable && process.env[variable]) && !inPath(program));

/** How Debian's packages can be installed from here: ['apt-get'], ['sudo', '-n', 'apt-get'], or undefined. */
function aptGet() {
  if (process.platform !== 'linux' || !inPath('apt-get')) return undefined;
  if (process.getuid?.() === 0) return ['apt-get'];
  const sudo = inPath('sudo');
  if (sudo && spawnSync(sudo, ['-n', 'true'], { stdio: 'ignore' }).status === 0) return [sudo, '-n', 'apt-get'];
  return undefined;
}

function install(needs) {
  let missing = missingFrom(needs);
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  const apt = aptGet();
  if (apt) {
    console.log(`installing ${packages.join(' ')}`);
    const [command, ...first] = apt;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run(command, [...first, 'update', '-q'], { env });
    run(command, [...first, 'install', '-y', '-q', '--no-install-recommends', ...packages], { env });
    missing = missingFrom(needs);
    if (missing.length === 0) return;
  }
  const names = missing.map(({ what, program }) => `${what} (${program})`).join(', ');
  const left = missing.flatMap((need) => need.packages).join(' ');
  const elsewhere = missing.some(({ variable }) => variable)
    ? '\nOn another system, install them and name the browsers in the environment variables CHROMIUM and FIREFOX.'
    : '';
  throw new MissingError(
    `missing: ${names}. On Debian:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${left}${elsewhere}`,
  );
}

export const ensureBrowsers = () => install(browsers);
export const ensureTestPrograms = () => install([...browsers, windowsHeaders]);

/** Runs `main` and ends with its status; what is missing is said in plain words. */
export async function command(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
