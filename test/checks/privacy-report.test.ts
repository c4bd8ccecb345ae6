import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App, Aspects, attachCustomSynthesis, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration, type ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  Collaboration,
  Membership,
  PrivacyReport,
  type PrivacyReportFilesOptions,
  PrivacyReportFormat,
} from '../../src';
import { ADVERTISER, collaborationOf, PUBLISHER, stackIn } from '../support/two-companies';

const HERE = process.cwd();
let folder: string;
let app: App;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacy-'));
  process.chdir(folder);
  app = new App({ outdir: join(folder, 'cdk.out') });
});
afterEach(() => {
  process.chdir(HERE);
  rmSync(folder, { recursive: true, force: true });
});

const PAGE = 'docs/privacy/Publisher-Ads.md';
const write = (scope: Construct = app, options: Partial<PrivacyReportFilesOptions> = {}) =>
  PrivacyReport.writeAtSynthesis(scope, { folder: 'docs/privacy', ...options });
const written = (name = 'docs/privacy') => readdirSync(join(folder, name)).sort();
const isWritten = () => readdirSync(folder).includes('docs');

describe('the privacy report on a collaboration', () => {
  test('is a page and a JSON document', () => {
    const report = PrivacyReport.of(collaborationOf(stackIn(app, 'Publisher', PUBLISHER)));

    expect(report.markdown).toMatch(/^# \S.*: who can learn what\n/);
    expect(JSON.parse(report.json).reports).toMatchObject([
      { collaboration: { path: 'Publisher/Ads' }, members: [{ id: PUBLISHER }, { id: ADVERTISER }] },
    ]);
  });

  test('lists what is not known, which is also in the page', () => {
    const collaboration = collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    const { notKnown, json } = PrivacyReport.of(collaboration);

    // The memberships of both members are not in the app.
    expect(notKnown.length).toBeGreaterThan(0);
    expect(JSON.parse(json).reports[0].unknown.map(({ of, what }: Record<string, string>) => `${of}: ${what}`)).toEqual(
      notKnown,
    );
  });

  test('is that of the collaboration, not of another one in the app', () => {
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    collaborationOf(stack);
    const other = new CfnCollaboration(stack, 'Other', {
      name: 'Other',
      description: 'Another one',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      queryLogStatus: 'DISABLED',
      members: [],
    });

    expect(JSON.parse(PrivacyReport.of(other).json).reports[0].collaboration.name).toBe('Other');
  });

  test('is that of an imported collaboration, of which only some things are known', () => {
    const stack = stackIn(app, 'Advertiser', ADVERTISER);
    const collaboration = Collaboration.fromCollaborationId(stack, 'Imported', '11111111-2222-3333-4444-555555555555');
    new Membership(stack, 'Membership', { collaboration });

    expect(JSON.parse(PrivacyReport.of(collaboration).json).reports[0].collaboration).toMatchObject({
      path: 'Advertiser/Imported',
      outside: true,
    });
  });

  test('fails for an imported collaboration without a membership', () => {
    const stack = stackIn(app, 'Advertiser', ADVERTISER);
    const collaboration = Collaboration.fromCollaborationId(stack, 'Imported', '11111111-2222-3333-4444-555555555555');

    expect(() => PrivacyReport.of(collaboration)).toThrowErrorMatchingInlineSnapshot(`
      [InputError: PrivacyReport.of(): collaboration is "Advertiser/Imported", of which the app has no membership
          why: nothing is known about a collaboration outside of the app that no membership of the app belongs to
          fix: create the Membership first]
    `);
  });

  test('fails for a construct that is not a collaboration', () => {
    const scope = new Construct(stackIn(app, 'Publisher', PUBLISHER), 'Scope');
    const fake = Object.assign(scope, { collaborationRef: {} }) as unknown as ICollaborationRef;

    expect(() => PrivacyReport.of(fake)).toThrowErrorMatchingInlineSnapshot(`
      [InputError: PrivacyReport.of(): collaboration is "Publisher/Scope", which is not a collaboration
          why: a report is about a collaboration, with what its members contribute
          fix: pass a Collaboration, or an L1 of it]
    `);
  });
});

describe('reports that are written at synthesis', () => {
  test('are in the folder, relative to the working directory, with the text of the report', () => {
    const collaboration = collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    write();
    expect(isWritten()).toBe(false);

    app.synth();

    expect(written()).toEqual(['Publisher-Ads.md']);
    expect(readFileSync(PAGE, 'utf8')).toBe(PrivacyReport.of(collaboration).markdown);
  });

  test('have the formats that are stated', () => {
    const collaboration = collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    write(app, { formats: [PrivacyReportFormat.JSON, PrivacyReportFormat.MARKDOWN, PrivacyReportFormat.JSON] });

    app.synth();

    expect(written()).toEqual(['Publisher-Ads.json', 'Publisher-Ads.md']);
    expect(readFileSync(PAGE.replace('.md', '.json'), 'utf8')).toBe(PrivacyReport.of(collaboration).json);
  });

  test('contain what is created after the call, what aspects change, and what is lazy', () => {
    write();
    collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    Aspects.of(app).add({
      visit: (node) => {
        if (node instanceof CfnCollaboration) {
          node.name = Lazy.string({ produce: () => 'Lazy' });
          node.description = 'Changed by an aspect';
        }
      },
    });

    app.synth();

    expect(readFileSync(PAGE, 'utf8')).toMatch(/^# Lazy: .*Changed by an aspect/s);
  });

  test('are those of all stages, or of the scope', () => {
    for (const name of ['Test', 'Live']) {
      collaborationOf(stackIn(new Stage(app, name), 'Publisher', PUBLISHER));
    }
    write(app);
    write(app.node.findChild('Live') as Stage, { folder: 'live' });

    app.synth();

    expect(written()).toEqual(['Live-Publisher-Ads.md', 'Test-Publisher-Ads.md']);
    expect(written('live')).toEqual(['Live-Publisher-Ads.md']);
  });

  test('can be that of a single collaboration', () => {
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    collaborationOf(stackIn(app, 'Other', PUBLISHER));
    write(collaborationOf(stack));

    app.synth();

    expect(written()).toEqual(['Publisher-Ads.md']);
  });

  test('are not written by a stage that is synthesized alone', () => {
    const stage = new Stage(app, 'Test');
    collaborationOf(stackIn(stage, 'Publisher', PUBLISHER));
    write();

    stage.synth();

    expect(isWritten()).toBe(false);
  });

  test('are written by a test that synthesizes a stack', () => {
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    collaborationOf(stack);
    write();

    Template.fromStack(stack);

    expect(written()).toEqual(['Publisher-Ads.md']);
  });

  test('are not written again if they are the same, and files of others stay', () => {
    collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    write();
    app.synth();
    utimesSync(PAGE, 1, 1);
    writeFileSync('docs/privacy/Removed.md', 'earlier');

    app.synth({ force: true });

    expect(statSync(PAGE).mtimeMs).toBe(1000);
    expect(written()).toEqual(['Publisher-Ads.md', 'Removed.md']);
  });
});

describe('nothing is written', () => {
  beforeEach(() => {
    collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    write();
  });

  test('if a validation fails, also of a construct that is validated later', () => {
    const stack = new Stack(app, 'Last');
    stack.node.addValidation({ validate: () => ['wrong'] });

    expect(() => app.synth()).toThrow(/wrong/);
    expect(isWritten()).toBe(false);
  });

  test('if the template of a later stack cannot be made', () => {
    const stack = new Stack(app, 'Last');
    stack.templateOptions.description = Lazy.string({
      produce: () => {
        throw new Error('no description');
      },
    });

    expect(() => app.synth()).toThrow(/no description/);
    expect(isWritten()).toBe(false);
  });

  test('if a construct has an error with which the CDK CLI fails', () => {
    Annotations.of(app.node.findChild('Publisher')).addError('wrong');

    app.synth();

    expect(isWritten()).toBe(false);
  });
});

describe('fails', () => {
  test('at synthesis if the folder is a file', () => {
    collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    writeFileSync('privacy', '');
    write(app, { folder: 'privacy' });

    expect(() => app.synth()).toThrow(
      /^PrivacyReport\.writeAtSynthesis\(\): no file is written to "privacy": EEXIST.*\n {4}why: a relative path is resolved from ".*"\n {4}fix: specify as folder a folder that can be written to$/s,
    );
  });

  test('if the app has a custom synthesis', () => {
    attachCustomSynthesis(app, { onSynthesize: () => undefined });

    expect(() => write()).toThrowErrorMatchingInlineSnapshot(`
      [InputError: PrivacyReport.writeAtSynthesis(): the app has a custom synthesis already: Cannot redefine property: Symbol(@aws-cdk/core:customSynthesis)
          why: reports are written by the custom synthesis of the app, of which the CDK runs one
          fix: attach the other one to a construct below the app]
    `);
  });

  test('with a folder that is not known', () => {
    expect(() => write(app, { folder: Lazy.string({ produce: () => 'docs' }) })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: PrivacyReport.writeAtSynthesis(): folder contains a token
          why: the files are written at synthesis, when a token has no value
          fix: specify folder as a string]
    `);
  });

  test('without a format', () => {
    expect(() => write(app, { formats: [] })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: PrivacyReport.writeAtSynthesis(): formats is an empty list
          why: nothing would be written
          fix: list at least one format, or omit formats]
    `);
  });
});
