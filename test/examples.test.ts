import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildApp as addedMember } from '../examples/added-member/app';
import { buildApp as campaignReach } from '../examples/campaign-reach/app';
import { buildApp as customModel } from '../examples/custom-model/app';
import { buildApp as identityMatching } from '../examples/identity-matching/app';
import { buildApp as invited } from '../examples/invited/app';
import { buildApp as lookalikeModel } from '../examples/lookalike-model/app';
import { buildApp as propensityModel } from '../examples/propensity-model/app';
import { buildApp as pysparkJob } from '../examples/pyspark-job/app';
import { buildApp as testBed } from '../examples/test-bed/app';
import { Collaboration, MemberAbility } from '../src';
import { findingsIn, messageOf } from '../src/validation/report';
import { allOf, trustOf } from './support/readable';
import { STRICT, STRICT_CHECK_TIMEOUT, strictReportOn } from './support/strict-check';
import { ADVERTISER, AN_ID } from './support/two-companies';

const EXAMPLES: [string, () => App][] = [
  ['campaign-reach', campaignReach],
  ['added-member', addedMember],
  ['identity-matching', identityMatching],
  ['custom-model', customModel],
  ['invited', invited],
  ['lookalike-model', lookalikeModel],
  ['propensity-model', propensityModel],
  ['pyspark-job', pysparkJob],
  ['test-bed', testBed],
];

let contextBefore: string | undefined;
beforeEach(() => {
  contextBefore = process.env.CDK_CONTEXT_JSON;
});
afterEach(() => {
  if (contextBefore === undefined) {
    delete process.env.CDK_CONTEXT_JSON;
  } else {
    process.env.CDK_CONTEXT_JSON = contextBefore;
  }
});

/** Gives the next app a context, as the command line does. */
function withContext(context: object): void {
  process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
}

function templatesOf(app: App): [string, Template][] {
  const stacks = app.node.findAll().filter(Stack.isStack);
  return stacks.map((stack) => [stack.node.path, Template.fromStack(stack)]);
}

describe.each(EXAMPLES)('the example %s', (name, buildApp) => {
  test('gives these templates', () => {
    for (const [name, template] of templatesOf(buildApp())) {
      const masked = JSON.stringify(template.toJSON(), null, 2).replace(/[0-9a-f]{64}/g, '<hash of an asset>');
      expect(masked).toMatchSnapshot(name);
    }
  });

  test('has no finding', () => {
    const app = buildApp();

    expect(findingsIn(app).findings.map(messageOf)).toEqual([]);
    const messages = app.synth().stacks.flatMap((stack) => stack.messages);
    expect(messages.filter(({ entry }) => String(entry.data).includes('CleanRooms::'))).toEqual([]);
  });

  test('passes the strict check of the CDK', () => {
    withContext(STRICT);

    expect(strictReportOn(buildApp())).toBe('');
  });

  test('gives no role leave for everything', () => {
    const unlimited = templatesOf(buildApp())
      .flatMap(([, template]) => identityStatementsIn(template))
      .filter(({ Resource }) => [Resource].flat().includes('*'));

    expect(unlimited.filter(({ Action }) => ![Action].flat().every(hasNoResource))).toEqual([]);
  });

  test('lets Clean Rooms assume roles under conditions only', () => {
    // No page states the source of the requests that pull the images of a custom model.
    const ml = ['custom-model', 'propensity-model'].includes(name) ? [] : ['cleanrooms-ml.amazonaws.com'];
    const trusting = templatesOf(buildApp())
      .flatMap(([, template]) => trustStatementsIn(template))
      .filter(({ Principal }) => ['cleanrooms.amazonaws.com', ...ml].includes(String(Principal?.Service)));

    expect(trusting.length).toBeGreaterThan(0);
    for (const { Condition } of trusting) {
      expect(Object.keys(Condition ?? {})).not.toEqual([]);
    }
  });
});

/**
 * Actions for which IAM knows no resource.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
 */
function hasNoResource(action: unknown): boolean {
  const operations = [
    'ListAudienceModels',
    'ListConfiguredAudienceModels',
    'DeleteMLConfiguration',
    'GetMLConfiguration',
    'PutMLConfiguration',
  ];
  const actions = ['cleanrooms:ListCollaborations', 'cloudwatch:PutMetricData'];
  return [...actions, ...operations.map((one) => `cleanrooms-ml:${one}`)].some((one) => one === action);
}

test(
  'the strict check of the CDK is one that can fail',
  () => {
    withContext(STRICT);
    const app = new App();
    const collaboration = new Collaboration(new Stack(app, 'Publisher'), 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
    });
    // No rule of this library reports a property that is missing.
    (collaboration.node.defaultChild as CfnCollaboration).addPropertyDeletionOverride('Description');

    expect(strictReportOn(app)).toContain('Description');
  },
  STRICT_CHECK_TIMEOUT,
);

test.each([
  ['test-bed/app.ts', 70],
  ['propensity-model/app.ts', 120],
  ['python/propensity_model/app.py', 120],
])('%s is short: at most %i lines', (file, most) => {
  const text = readFileSync(join(__dirname, '..', 'examples', file), 'utf8');

  const lines = text.split('\n').filter((line) => !/^\s*($|\/\/|\/\*|\*|#|""")/.test(line));

  expect(lines.length).toBeLessThanOrEqual(most);
});

test('the campaign is bound to the membership of the advertiser once that has joined', () => {
  const arn = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/${AN_ID}`;
  withContext({ advertiserMembershipArn: arn });

  const template = Template.fromStack(campaignReach().node.findChild('Publisher') as Stack);

  const own = Object.values(template.findResources('AWS::IAM::Role')).filter(({ Properties }) => Properties.Policies);
  expect(own).toHaveLength(1);
  const trust = trustOf(Template.fromJSON({ Resources: { Role: own[0] } }));
  expect(trust.externalId).toMatch(new RegExp(`/${AN_ID}\\*$`));
  expect(trust.sourceArns).toContain(arn);
});

interface Statement {
  readonly Action?: unknown;
  readonly Resource?: unknown;
  readonly Principal?: { readonly Service?: unknown };
  readonly Condition?: object;
}

interface Document {
  readonly Statement: readonly Statement[];
}

/** What identities may do: all statements of roles and policies, but not those of keys and buckets. */
function identityStatementsIn(template: Template): readonly Statement[] {
  const inline = allOf(template, 'AWS::IAM::Role').flatMap(
    ({ properties }) => (properties.Policies ?? []) as readonly { readonly PolicyDocument: Document }[],
  );
  const types = ['AWS::IAM::Policy', 'AWS::IAM::RolePolicy'];
  const attached = types.flatMap((type) => allOf(template, type)).map(({ properties }) => properties);
  const documents = [...inline, ...attached].map(({ PolicyDocument }) => PolicyDocument as Document);
  return documents.flatMap(({ Statement }) => Statement);
}

function trustStatementsIn(template: Template): readonly Statement[] {
  return allOf(template, 'AWS::IAM::Role').flatMap(
    ({ properties }) => (properties.AssumeRolePolicyDocument as Document).Statement,
  );
}

test('the example added-member is the room of two as long as nobody thinks of a third', () => {
  withContext({ withoutBroadcaster: 'true' });
  const app = addedMember();

  expect(app.node.children.map(({ node }) => node.id)).toEqual(['Creator', 'Agency']);
  const types = templatesOf(app).flatMap(([, template]) => Object.values(template.toJSON().Resources as object));
  expect(types.filter(({ Type }) => /CollaborationMember|ChangeRequestApproval/.test(Type))).toEqual([]);
  expect(findingsIn(app).findings.map(messageOf)).toEqual([]);
});
