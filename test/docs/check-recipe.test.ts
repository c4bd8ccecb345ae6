import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../../src/cli/check';
import { NOTHING, run } from '../cli/terminal';

const FOLDER = join(__dirname, '..', '..', 'examples', 'check');
const WORKFLOW = parsed('workflow.yml');
const HOOKS = parsed('pre-commit-config.yaml').repos.flatMap(({ hooks }: { hooks: Hook[] }) => hooks) as Hook[];
const STEPS = Object.values(WORKFLOW.jobs as Record<string, Job>).flatMap(({ steps }) => steps);

interface Job {
  readonly permissions: Record<string, string>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, string>;
  readonly if?: string;
}

interface Hook {
  readonly language: string;
  readonly entry: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

function parsed(file: string) {
  return parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
}

/** The arguments of a command that runs the program by npx, without the CDK. */
function argumentsOf(command: string): string[] {
  const prefix = 'npx --yes --omit=peer cdk-cleanrooms ';
  expect(command.slice(0, prefix.length)).toBe(prefix);
  return command.slice(prefix.length).split(' ');
}

/** The arguments with the files where they are in this repository, and the report nowhere. */
function here(args: readonly string[]): string[] {
  return args.map((arg, i) => {
    const isOutput = args[i - 1] === '--output';
    return isOutput ? '/dev/null' : arg.replace(/^templates\//, `${FOLDER}/templates/`);
  });
}

const COMMANDS = [...STEPS.flatMap(({ run }) => run ?? []), ...HOOKS.map(({ entry }) => entry)].map(argumentsOf);

test.each(COMMANDS)('%s %s … is a command line with files that exist', (...args) => {
  const { status, err, evaluated } = run(here(args), { result: NOTHING });

  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(evaluated[0].inputs.length).toBeGreaterThan(1);
  expect(evaluated[0].inputs.filter((input) => !existsSync(input))).toEqual([]);
});

test.each(COMMANDS)('%s %s … finds nothing in the templates', (...args) => {
  const [options] = run(here(args)).evaluated;

  expect(check(options)).toEqual({ findings: [], unreadable: [], unused: [], resources: 2 });
});

test('the workflow uploads the file that the check writes, also if there are findings', () => {
  const [args] = COMMANDS;
  const upload = STEPS.find(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'));

  expect(args[args.indexOf('--format') + 1]).toBe('sarif');
  expect(upload?.with?.sarif_file).toBe(args[args.indexOf('--output') + 1]);
  expect(upload?.if).toBe(`\${{ !cancelled() && hashFiles('${upload?.with?.sarif_file}') != '' }}`);
  expect(WORKFLOW.jobs.check.permissions).toEqual({ contents: 'read', 'security-events': 'write' });
});

test('the workflow runs on pull requests and on the branch with which they are compared', () => {
  expect(Object.keys(WORKFLOW.on)).toEqual(['pull_request', 'push']);
});

test('the hook checks all templates when one of them changes', () => {
  expect(HOOKS).toHaveLength(1);
  const [{ entry, files, ...hook }] = HOOKS;

  expect(hook).toMatchObject({ language: 'system', pass_filenames: false });
  const templates = entry.split(' ').filter((word) => word.startsWith('templates/'));
  expect(templates.filter((template) => !new RegExp(files).test(template))).toEqual([]);
});
