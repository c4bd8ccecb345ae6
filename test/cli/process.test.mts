import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleCommandLine } from '../../scripts/lib/command-line.mjs';
import { installCommandLine } from './installed.mjs';

const PARTS = ['cli.js', 'library.js', 'report.js', 'rules.js'];
/** They print their names when they are loaded, since their variables have short names or they are loaded as a whole. */
const PRINTED = ['report.js', 'rules.js'];
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

let folder: string;
let program: string;
/** As it is installed, but with nothing around it: the CDK is missing. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  program = await installCommandLine(folder);
  // Bundling takes some seconds, and several times as long on a busy machine.
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('the version is that of the package', () => {
  expect(run('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

test('a rule is explained', () => {
  const { status, stdout, stderr } = run('explain', 'SingleQueryRunner');

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^CleanRooms::SingleQueryRunner\n/);
});

test('wrong usage is the exit status 1', () => {
  expect(run('check')).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(/^error: /) });
});

test('a reader that ends early ends the program quietly', async () => {
  const child = spawn(process.execPath, [program, 'explain'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const status = await new Promise((resolve) => child.on('close', resolve));

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('two apps are compared, with the lines in which a text differs', () => {
  const [before, after] = ['people', 'persons'].map((alias) => {
    const file = join(folder, `${alias}.json`);
    writeFileSync(file, JSON.stringify(roomWith(`SELECT COUNT(DISTINCT uid) AS ${alias}\nFROM impressions`)));
    return file;
  });
  const { status, stdout, stderr } = run('diff', before, after, '--account', '111111111111');

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(
    '\n      -SELECT COUNT(DISTINCT uid) AS people\n      +SELECT COUNT(DISTINCT uid) AS persons\n',
  );
});

/** The template of a clean room in which the creator provides a query. */
function roomWith(Text: string) {
  const idOf = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });
  return {
    Resources: {
      Ads: {
        Type: 'AWS::CleanRooms::Collaboration',
        Properties: { Name: 'Ads', CreatorDisplayName: 'Publisher', Members: [] },
      },
      Membership: {
        Type: 'AWS::CleanRooms::Membership',
        Properties: { CollaborationIdentifier: idOf('Ads', 'CollaborationIdentifier') },
      },
      Reach: {
        Type: 'AWS::CleanRooms::AnalysisTemplate',
        Properties: {
          MembershipIdentifier: idOf('Membership', 'MembershipIdentifier'),
          Name: 'reach',
          Format: 'SQL',
          Source: { Text },
        },
      },
    },
  };
}

test('the licenses of the packages in the bundle are beside it', () => {
  const notice = readFileSync(join(folder, 'lib', 'cli.THIRD_PARTY'), 'utf8');

  expect(notice).toMatch(/^commander@\d+\.\d+\.\d+ \(MIT\)$/m);
  expect(notice).toMatch(/^diff@\d+\.\d+\.\d+ \(BSD-3-Clause\)$/m);
  expect(notice).toContain('Copyright (c) 2011 TJ Holowaychuk');
});

test('help runs neither a rule nor the reader of files, and check loads no report', async () => {
  const template = join(folder, 'template.json');
  writeFileSync(template, '{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } } }');
  const short = readFileSync(join(folder, 'lib', 'cli.js'), 'utf8');
  // Modules have no names where variables have short ones.
  await bundleCommandLine(join(folder, 'lib'), { shortened: false });
  const codes = PARTS.map((part) => [part, readFileSync(join(folder, 'lib', part), 'utf8')]);
  for (const [part, code] of codes) {
    writeFileSync(
      join(folder, 'lib', part),
      PRINTED.includes(part) ? `console.error("${part}");${code}` : marked(code),
    );
  }
  try {
    const loaded = modulesIn(run('--help').stderr);

    expect(loaded).toContain('src/cli/commands/check.ts');
    expect(
      loaded.filter(
        (name) => !/^(src\/cli\/[^/]+\.ts|src\/cli\/(commands|arguments)\/.*|.*\/commander\/.*)$/.test(name),
      ),
    ).toEqual([]);
    expect(modulesIn(run('explain').stderr)).toContain('rules.js');
    expect(modulesIn(run('check', template).stderr)).toContain('rules.js');
    expect(modulesIn(run('check', template).stderr)).not.toContain('report.js');
    expect(modulesIn(run('report', template).stderr)).toContain('report.js');
  } finally {
    for (const [part, code] of codes) {
      writeFileSync(join(folder, 'lib', part), code);
    }
    writeFileSync(join(folder, 'lib', 'cli.js'), short);
  }
});

/** The code, with each module printing its name when it is loaded: every module of a bundle is a function with its name. */
function marked(code: string): string {
  return code.replaceAll(/("[^"]+\.[jt]s")\(\w*(?:,\s*\w*)?\)\{/g, '$&console.error($1);');
}

function modulesIn(stderr: string): string[] {
  return stderr.trim().split('\n');
}
