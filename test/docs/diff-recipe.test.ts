import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildApp } from '../../examples/campaign-reach/app';
import { run } from '../cli/terminal';

const ROOT = join(__dirname, '..', '..');
const WORKFLOW = parse(readFileSync(join(ROOT, 'examples', 'diff', 'workflow.yml'), 'utf8'));
const { report: REPORT, diff: DIFF } = WORKFLOW.jobs as { readonly report: Job; readonly diff: Job };
const BUILD_TIMEOUT = 60_000;

interface Job {
  readonly if: string;
  readonly permissions?: Record<string, string>;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, string | number>;
  readonly env?: Record<string, string>;
  readonly if?: string;
}

/** The arguments of the commands of this library in a job. */
function commandsOf({ steps }: Job): readonly string[][] {
  const prefix = 'npx cdk-cleanrooms ';
  const lines = steps.flatMap(({ run: command }) => command?.split('\n') ?? []);
  return lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length).split(' '));
}

const repository = process.cwd();
let folder: string;
/** A checkout in which the app is synthesized. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-recipe-'));
  cpSync(buildApp().synth().directory, join(folder, 'cdk.out'), { recursive: true });
  process.chdir(folder);
}, BUILD_TIMEOUT);
afterAll(() => {
  process.chdir(repository);
  rmSync(folder, { recursive: true });
});

/** Changes the synthesized app. */
function edit(file: string, [from, to]: readonly [string, string]): void {
  const text = readFileSync(join('cdk.out', file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join('cdk.out', file), text.replace(from, to));
}

test('the job on main writes a report, with which the job on a pull request compares', () => {
  const [report, ...others] = commandsOf(REPORT);
  const [diff, ...rest] = commandsOf(DIFF);

  expect([...others, ...rest]).toEqual([]);
  expect(run(report ?? [])).toMatchObject({ status: 0 });
  expect(run(diff ?? [])).toMatchObject({ status: 0, err: '' });
  expect(readFileSync('diff.md', 'utf8')).toBe('## Privacy diff of `CampaignReach`: no differences\n');

  edit('Publisher.template.json', ['"Epsilon": 3', '"Epsilon": 10']);
  expect(run(diff ?? [])).toMatchObject({ status: 2, err: '' });
  const comment = readFileSync('diff.md', 'utf8');
  expect(comment).toContain('| 🔺 | epsilon of the privacy budget of `Publisher`<br>');

  const [snippet = ''] = /(?<=```json\n).*?(?=\n```)/s.exec(comment) ?? [];
  writeFileSync('cleanrooms-accepted.json', snippet.replaceAll('""', '"privacy"'));
  expect(run(diff ?? [])).toMatchObject({ status: 0, err: '' });
});

describe('the workflow', () => {
  test('passes the report from one job to the other', () => {
    const [[, , , , , written]] = commandsOf(REPORT) as [string[]];
    const upload = REPORT.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
    const download = DIFF.steps.find(({ run: command }) => command?.includes('gh run download'));
    const [[, read]] = commandsOf(DIFF) as [string[]];

    expect(upload?.with?.path).toBe(written);
    expect(read).toBe(written);
    expect(download?.run).toContain(`--name ${upload?.with?.name}`);
    expect(download?.run).toContain(`--workflow ${WORKFLOW.name} `);
  });

  test('posts the file that the comparison writes, also if it fails', () => {
    const post = DIFF.steps.at(-1);
    const [args] = commandsOf(DIFF) as [string[]];
    const written = args[args.indexOf('--output') + 1];

    expect(post?.run).toBe(`gh pr comment "$PULL_REQUEST" --edit-last --create-if-none --body-file ${written}`);
    expect(post?.if).toBe(`\${{ !cancelled() && hashFiles('${written}') != '' }}`);
    expect(DIFF.steps.findIndex(({ run: command }) => command?.includes(' diff '))).toBe(DIFF.steps.length - 2);
  });

  test('has each variable that its commands use, and the permissions that they need', () => {
    for (const { run: command = '', env = {} } of [...REPORT.steps, ...DIFF.steps]) {
      const used = [...command.matchAll(/\$([A-Z_]+)/g)].map(([, name = '']) => name);
      expect(used.filter((name) => !(name in env))).toEqual([]);
      expect(command.includes('gh ')).toBe('GH_TOKEN' in env);
    }
    expect(DIFF.permissions).toEqual({ actions: 'read', contents: 'read', 'pull-requests': 'write' });
  });

  test('runs each job for its event', () => {
    expect(Object.keys(WORKFLOW.on)).toEqual(['pull_request', 'push']);
    expect([REPORT.if, DIFF.if]).toEqual(["github.event_name == 'push'", "github.event_name == 'pull_request'"]);
  });
});

test('the page shows the owners of the file of acceptances', () => {
  const page = readFileSync(join(ROOT, 'docs', 'recipes', 'privacy-diff-in-pull-requests.md'), 'utf8');

  expect(page).toContain(`\`\`\`text\n${readFileSync(join(ROOT, 'examples', 'diff', 'CODEOWNERS'), 'utf8')}\`\`\`\n`);
});
