import { CfnParameter, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  AnalysisParameter,
  AnalysisParameterType,
  AnalysisSource,
  AnalysisTemplate,
  type AnalysisTemplateProps,
  Membership,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { readable } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::AnalysisTemplate';
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;

function reachIn(stack = publisherStack(), props: Partial<AnalysisTemplateProps> = {}) {
  const template = new AnalysisTemplate(stack, 'Reach', {
    membership: creatorMembership(collaborationOf(stack)),
    source: AnalysisSource.sql('SELECT 1'),
    ...props,
  });
  return { stack, template };
}

test('is SQL of a membership, under the id of the construct', () => {
  const { stack } = reachIn();

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    Name: 'Reach',
    Description: Match.absent(),
    Format: 'SQL',
    MembershipIdentifier: { 'Fn::GetAtt': [Match.stringLikeRegexp('AdsMembership'), 'MembershipIdentifier'] },
    Source: { Text: 'SELECT 1' },
    AnalysisParameters: Match.absent(),
  });
});

test('has the name, the description and the parameters that it is given', () => {
  const { stack } = reachIn(publisherStack(), {
    analysisTemplateName: 'reach_by_city',
    description: 'Buyers by city',
    source: AnalysisSource.sql('SELECT :campaign, :since'),
    parameters: [
      AnalysisParameter.varchar('campaign'),
      AnalysisParameter.date('since', { defaultValue: '2026-01-01' }),
    ],
  });

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    Name: 'reach_by_city',
    Description: 'Buyers by city',
    AnalysisParameters: [
      { Name: 'campaign', Type: 'VARCHAR', DefaultValue: Match.absent() },
      { Name: 'since', Type: 'DATE', DefaultValue: '2026-01-01' },
    ],
  });
});

test('goes with its template, or outlives it on request', () => {
  const gone = reachIn();
  const kept = reachIn(publisherStack(), { removalPolicy: RemovalPolicy.RETAIN });

  Template.fromStack(gone.stack).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  Template.fromStack(kept.stack).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('takes the tags of its scope', () => {
  const { stack, template } = reachIn();

  Tags.of(template).add('team', 'ads');

  Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [{ Key: 'team', Value: 'ads' }] });
});

test('has its L1 as default child, and refers to itself by ids and ARN', () => {
  const { stack, template } = reachIn();

  expect(CfnAnalysisTemplate.isCfnAnalysisTemplate(template.node.defaultChild)).toBe(true);
  expect(readable(stack.resolve(template.analysisTemplateRef))).toEqual({
    analysisTemplateIdentifier: '<Reach.AnalysisTemplateIdentifier>',
    analysisTemplateArn: '<Reach.Arn>',
    membershipIdentifier: '<AdsMembership.MembershipIdentifier>',
  });
});

test('is deployed after a membership of another account', () => {
  const { publisher, advertiser } = twoStacks();
  const membership = creatorMembership(collaborationOf(publisher));

  new AnalysisTemplate(advertiser, 'Reach', { membership, source: AnalysisSource.sql('SELECT 1') });

  expect(advertiser.dependencies).toEqual([publisher]);
});

describe('a parameter', () => {
  function typeOf(parameter: AnalysisParameter): unknown {
    const { stack } = reachIn(publisherStack(), { source: AnalysisSource.sql('SELECT :p'), parameters: [parameter] });
    return Object.values(Template.fromStack(stack).findResources(TYPE))[0].Properties.AnalysisParameters;
  }

  test.each([
    ['VARCHAR', AnalysisParameter.varchar],
    ['INTEGER', AnalysisParameter.integer],
    ['DATE', AnalysisParameter.date],
    ['TIMESTAMP', AnalysisParameter.timestamp],
  ])('can be %s, with a value by default', (type, parameter) => {
    expect(typeOf(parameter('p'))).toEqual([{ Name: 'p', Type: type }]);
    expect(typeOf(parameter('p', { defaultValue: '1' }))).toEqual([{ Name: 'p', Type: type, DefaultValue: '1' }]);
  });

  test.each(Object.values(AnalysisParameterType))('can be %s', (type) => {
    expect(typeOf(AnalysisParameter.ofType('p', type))).toEqual([{ Name: 'p', Type: type }]);
  });
});

describe('isAnalysisTemplate', () => {
  test('knows an analysis template', () => {
    expect(AnalysisTemplate.isAnalysisTemplate(reachIn().template)).toBe(true);
  });

  test.each([undefined, null, 'Reach', {}])('knows that %o is none', (other) => {
    expect(AnalysisTemplate.isAnalysisTemplate(other)).toBe(false);
  });
});

describe('an imported analysis template', () => {
  test('knows its ids, account and Region from its ARN', () => {
    const arn = `${MEMBERSHIP_ARN}/analysistemplate/${ANOTHER_ID}`;

    const template = AnalysisTemplate.fromAnalysisTemplateArn(publisherStack(), 'Reach', arn);

    expect(template.analysisTemplateRef).toEqual({
      analysisTemplateIdentifier: ANOTHER_ID,
      analysisTemplateArn: arn,
      membershipIdentifier: AN_ID,
    });
    expect(template.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its ids in an ARN that only the deployment knows', () => {
    const stack = publisherStack();
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    const template = AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Reach', arn);

    expect(readable(stack.resolve(template.analysisTemplateRef))).toEqual({
      analysisTemplateIdentifier: 'Select(3, Split(/, <Arn>))',
      analysisTemplateArn: '<Arn>',
      membershipIdentifier: 'Select(1, Split(/, <Arn>))',
    });
  });

  test('has its ARN by its id and its membership', () => {
    const stack = publisherStack();

    const template = AnalysisTemplate.fromAnalysisTemplateAttributes(stack, 'Reach', {
      analysisTemplateId: ANOTHER_ID,
      membership: Membership.fromMembershipId(stack, 'Membership', AN_ID),
    });

    expect(template.analysisTemplateId).toBe(ANOTHER_ID);
    expect(readable(stack.resolve(template.analysisTemplateArn))).toBe(
      `arn:<AWS::Partition>:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}/analysistemplate/${ANOTHER_ID}`,
    );
  });
});
