import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import {
  Aggregate,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  DeclaredPartner,
  Member,
  MemberAbility,
  Membership,
  OutputConstraint,
  PartnerMembership,
} from 'cdk-cleanrooms';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CleanRoomStack, LakeStack } from '../../examples/recipes/crawler-table';
import { InvitedStack } from '../../examples/recipes/invited';
import { configure } from '../../examples/recipes/operations';
import { acceptSmallGroups, addRequirements } from '../../examples/recipes/organization-requirements';
import { keepMembership, logMemberships, protect } from '../../examples/recipes/plain-l1s';
import { newApp, PublisherStack } from '../../examples/recipes/privacy-baseline';
import { addReach } from '../../examples/recipes/programs';
import { onlyReviewed } from '../../examples/recipes/reviewed-queries';
import { associate as associateAfterJoining } from '../../examples/recipes/second-deployment';
import { associate, impressionsOf, RolesStack } from '../../examples/recipes/security-team-role';
import { addEnvironments } from '../../examples/recipes/two-environments';
import { findingsIn, messageOf } from '../../src/validation/report';
import { bundled } from '../custom-resources/support/bundled';
import { policiesIn } from '../support/granted';
import { customRuleOf, memberOf, roomOf, tableIn } from '../support/l1-rooms';
import { trustOf } from '../support/readable';
import { ADVERTISER, AN_ID, PUBLISHER, stackIn } from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

let contextBefore: string | undefined;
beforeEach(() => {
  contextBefore = process.env.CDK_CONTEXT_JSON;
  process.env.CDK_CONTEXT_JSON = JSON.stringify({ '@aws-cdk/core:defaultCrossStackReferences': 'weak' });
});
afterEach(() => {
  if (contextBefore === undefined) {
    delete process.env.CDK_CONTEXT_JSON;
  } else {
    process.env.CDK_CONTEXT_JSON = contextBefore;
  }
});

/** An app that synthesizes without any message, of the rules or of the CDK. */
function expectNoMessage(app: App): void {
  expect(findingsIn(app).findings.map(messageOf)).toEqual([]);
  const assembly = app.synth();
  const stages = [assembly, ...assembly.nestedAssemblies.map(({ nestedAssembly }) => nestedAssembly)];
  expect(stages.flatMap(({ stacks }) => stacks.flatMap(({ messages }) => messages))).toEqual([]);
}

/** The publisher's half of a clean room, with a table that a recipe associates. */
function publisher(app: App) {
  const stack = stackIn(app, 'Publisher', PUBLISHER);
  const collaboration = new Collaboration(stack, 'CampaignReach', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RECEIVE_RESULTS] })],
  });
  const table = new ConfiguredTable(stack, 'Impressions', {
    source: impressionsOf(stack),
    allowedColumns: ['user_id', 'segment'],
    analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['segment'] }),
  });
  new DeclaredPartner(stack, 'DeclaredAdvertiser', {
    collaboration,
    accountId: ADVERTISER,
    tables: [
      {
        tableName: 'customers',
        allowedColumns: ['user_id', 'segment'],
        analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['segment'] }),
        resultReceivers: [ADVERTISER],
      },
    ],
  });
  return { stack, collaboration, table, membership: new Membership(stack, 'Membership', { collaboration }) };
}

describe('the recipe', () => {
  test('I was invited: the table can be queried by the own account, which pays', () => {
    const app = new App();
    const stack = new InvitedStack(app, 'Invited', { env: { account: ADVERTISER, region: 'us-east-1' } });

    expectNoMessage(app);
    const [association] = Object.values(
      Template.fromStack(stack).findResources('AWS::CleanRooms::ConfiguredTableAssociation'),
    );
    expect(JSON.stringify(association)).toContain(`"AllowedResultReceivers":["${ADVERTISER}"]`);
  });

  test('a crawler’s table: the role of the crawler and the source have the same place', () => {
    const app = new App();
    const env = { account: PUBLISHER, region: 'us-east-1' };
    const { lake } = new LakeStack(app, 'Lake', { env });
    new CleanRoomStack(app, 'CleanRoom', { env, lake });

    expectNoMessage(app);
  });

  test('the security team’s role is judged, and sufficient', () => {
    const app = new App();
    const roles = new RolesStack(app, 'Roles', { env: { account: PUBLISHER, region: 'us-east-1' } });
    const { stack, table, membership } = publisher(app);
    associate(membership, table, roles.readImpressions);

    expectNoMessage(app);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
  });

  test('the security team’s role is reported if it cannot read tables', () => {
    const app = new App();
    const { stack, table, membership } = publisher(app);
    associate(
      membership,
      table,
      new Role(stack, 'Bare', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') }),
    );

    expect(findingsIn(app).findings.map(({ rule }) => rule.id)).toContain('RoleCanReadTable');
  });

  test.each([
    ['is deployed', 'SELECT segment, COUNT(DISTINCT user_id) AS people FROM impressions GROUP BY segment'],
    ['is reported', 'SELECT user_id, segment FROM impressions'],
  ])('a query that was reviewed %s', (outcome, sql) => {
    const app = new App();
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    const collaboration = new Collaboration(stack, 'CampaignReach', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] },
      members: [],
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    const people = new AnalysisTemplate(stack, 'People', { membership, source: AnalysisSource.sql(sql) });
    const table = new ConfiguredTable(stack, 'Impressions', {
      source: impressionsOf(stack),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: onlyReviewed(people),
    });
    membership.associate('ImpressionsAssociation', {
      table,
      associationName: 'Impressions',
      resultReceivers: [PUBLISHER],
    });

    const messages = findingsIn(app).findings.map((finding) => `[${finding.subject.path}] ${messageOf(finding)}`);

    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'recipes', 'reviewed-queries.md'), 'utf8');
    const [, shown] = /```text\n(.*?)\n```/s.exec(page) ?? [];
    expect(messages).toEqual(outcome === 'is deployed' ? [] : [shown?.replaceAll('\n  ', '\n    ')]);
  });

  test('the requirements of an organization are kept, or accepted as an exception', () => {
    const app = new App();
    addRequirements(app);
    publisher(app);
    expectNoMessage(app);

    const stack = stackIn(app, 'Cities', PUBLISHER);
    new ConfiguredTable(stack, 'Cities', {
      source: impressionsOf(stack),
      allowedColumns: ['user_id', 'segment'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.countDistinct('user_id')],
        dimensionColumns: ['segment'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 2)],
      }),
    });
    expect(() => app.synth({ force: true })).toThrow('CleanRooms::GroupsAreLargeEnough');

    acceptSmallGroups(stack);
    expect(() => app.synth({ force: true })).not.toThrow();
  });

  test('two environments: each has its own collaboration', () => {
    const app = new App();
    addEnvironments(app);

    expectNoMessage(app);
  });

  test('privacy requirements: what the preset accepts has no findings, and the exception is reported', () => {
    const app = newApp();
    const stack = new PublisherStack(app, 'Publisher', { env: { account: PUBLISHER, region: 'us-east-1' } });

    expect(findingsIn(app).findings.map(messageOf)).toEqual([]);
    const infos = Annotations.fromStack(stack).findInfo('*', Match.anyValue());
    expect(infos.map(({ entry }) => String(entry.data))).toEqual([
      expect.stringMatching(/^Publisher\/Stores: .*: the table contains stores and no persons$/),
    ]);
  });

  test('privacy requirements: without the exception, the table is refused', () => {
    expect(() => new PublisherStack(newApp(), 'Other')).toThrow('Other/Stores: a list analysis rule allows queries');
  });

  test('the second deployment binds the trust to the membership of the partner', () => {
    const templates = [undefined, '2'].map((partnerRevision) => {
      const app = new App({ context: { partnerRevision } });
      const { stack, collaboration, table, membership } = publisher(app);
      associateAfterJoining(collaboration, membership, table);
      expectNoMessage(app);
      return Template.fromStack(stack);
    });

    const [first, second] = templates.map((template) =>
      Object.entries(template.findResources('Custom::CleanRoomsPartnerMembership')),
    );
    const [[found = '', { Properties }] = ['', {}]] = first ?? [];
    expect(Properties).toMatchObject({ AccountId: ADVERTISER, IfNotJoined: 'ANY_MEMBERSHIP' });
    expect(second).toMatchObject([[found, { Properties: { ...Properties, Revision: '2' } }]]);
    for (const template of templates) {
      const trust = JSON.stringify(trustOf(template));
      expect(trust).toContain('.MembershipArn>');
      expect(trust).not.toContain('membership/*');
    }
  });

  test('programs: the function can run one template, and the alarm is on failures of any', () => {
    const app = new App();
    const { stack, membership } = publisher(app);
    const reach = AnalysisTemplate.fromAnalysisTemplateAttributes(stack, 'Template', {
      membership,
      analysisTemplateId: AN_ID,
    });
    addReach(stack, membership, reach, Code.fromInline('exports.handler = async () => {};'));

    expectNoMessage(app);
    const [start = ''] = policiesIn(stack, 'ReachServiceRole');
    expect(start).toMatch(/^cleanrooms:StartProtectedQuery \| /);
    expect(start).toContain(`/analysistemplate/${AN_ID}`);
    expect(start).not.toContain('/analysistemplate/*');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'TriggeredRules',
      AlarmActions: [Match.anyValue()],
    });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { 'detail-type': Match.arrayWith(['Protected Query Failed']) },
    });
  });

  test('plain L1s: the protections are in the template, and only memberships are logged if so chosen', () => {
    const room = (apply: (app: App, table: CfnConfiguredTable) => void) => {
      const app = new App();
      const stack = stackIn(app, 'Publisher', PUBLISHER);
      memberOf(roomOf(stack, { queryLogStatus: 'DISABLED' }), { queryLogStatus: 'DISABLED' });
      apply(app, tableIn(stack, { analysisRules: [customRuleOf()] }));
      const template = Template.fromStack(stack);
      const [collaboration, membership, table] = ['Collaboration', 'Membership', 'ConfiguredTable'].map(
        (type) => Object.values(template.findResources(`AWS::CleanRooms::${type}`))[0],
      );
      return {
        logs: [collaboration, membership].map(({ Properties }) => Properties.QueryLogStatus),
        membership,
        table,
      };
    };

    expect(room(logMemberships).logs).toEqual(['DISABLED', 'ENABLED']);
    const { logs, membership, table } = room(protect);
    expect(logs).toEqual(['ENABLED', 'ENABLED']);
    expect(membership).toHaveProperty('DeletionPolicy', 'Retain');
    expect(JSON.stringify(table)).toContain('"DifferentialPrivacy":{"Columns":[{"Name":"user_id"}]}');
  });

  test('migration: a construct has the logical ID of the L1 that it replaces', () => {
    const app = new App();
    const [before, after] = ['Before', 'After'].map((id) => stackIn(app, id, PUBLISHER));
    memberOf(roomOf(before), {}, 'Membership');
    keepMembership(after, roomOf(after));

    const idsIn = (stack: Stack) => Object.keys(Template.fromStack(stack).findResources('AWS::CleanRooms::Membership'));
    expect(idsIn(before)).toEqual(['Membership']);
    expect(idsIn(after)).toEqual(idsIn(before));
  });

  test('operations: the functions are in the VPC, with tags and a limit', () => {
    bundled();
    const app = new App();
    const { stack, collaboration } = publisher(app);
    configure(stack);
    new PartnerMembership(stack, 'Found', { collaboration, accountId: ADVERTISER });

    expectNoMessage(app);
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 2,
      VpcConfig: Match.anyValue(),
      Tags: [{ Key: 'Team', Value: 'Data' }],
    });
  });
});
