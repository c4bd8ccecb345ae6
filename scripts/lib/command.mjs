import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { CheckFailed } from './check-failed.mjs';
import { inProject, ROOT, readJson } from './project.mjs';

// jsii and its tools would print a banner about Node 20 on every run.
const QUIET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** A program ended otherwise than with 0; the message holds everything it printed. */
export class CommandFailed extends CheckFailed {
  constructor(commandLine, code, output) {
    super([commandLine, output.trimEnd(), `(exit code ${code})`].filter(Boolean).join('\n'));
    this.output = output;
  }
}

/**
 * Runs a program to its end.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, show?: boolean }} options `show` lets the program
 *   write to the terminal itself; otherwise its output is kept for the caller. A variable that is `undefined` is unset.
 * @returns {Promise<string>} what the program printed
 */
export function run(command, { cwd = ROOT, env = {}, show = false } = {}) {
  const [program, ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...QUIET, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve(output) : reject(new CommandFailed(command.join(' '), code ?? signal, output)),
    );
  });
}

/** `node` with a script of this project. */
export function node(...args) {
  return [process.execPath, ...args];
}

/**
 * A tool among the dev dependencies, by its first program: found without a shell and without npx.
 *
 * @param {string} packageName e.g. `@biomejs/biome`
 * @param {string[]} args
 */
export function tool(packageName, ...args) {
  const manifest = inProject('node_modules', packageName, 'package.json');
  const { bin } = readJson(manifest);
  const script = typeof bin === 'string' ? bin : Object.values(bin)[0];
  return node(join(dirname(manifest), script), ...args);
}

/** The npm that runs this script, or else the one on the path. */
export function npm(...args) {
  const self = process.env.npm_execpath;
  return self?.endsWith('npm-cli.js') ? node(self, ...args) : ['npm', ...args];
}
