import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import {
  associate,
  CREATOR,
  call,
  join,
  NOWHERE,
  newCollaboration,
  newService,
  newTable,
  PARTNER,
  refusal,
  STRANGER,
  THIRD,
} from './clean-room';

type Custom = Readonly<Record<string, unknown>>;

let service: CleanRoomsService;
let collaboration: { readonly id: string };
let membership: { readonly id: string };
let table: { readonly id: string };
let association: { readonly id: string; readonly arn: string };

beforeEach(() => {
  service = newService();
  collaboration = newCollaboration(service);
  membership = join(service, CREATOR, collaboration);
  table = newTable(service, CREATOR);
  association = associate(service, CREATOR, membership, table);
});

function addRule(custom: Custom = {}): void {
  const allowed = { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [CREATOR.account] };
  call(service, CREATOR, 'CreateConfiguredTableAnalysisRule', {
    configuredTableIdentifier: table.id,
    analysisRuleType: 'CUSTOM',
    analysisRulePolicy: { v1: { custom: { ...allowed, ...custom } } },
  });
}

function share(custom: Custom = { allowedResultReceivers: [PARTNER.account] }): void {
  call(service, CREATOR, 'CreateConfiguredTableAssociationAnalysisRule', {
    membershipIdentifier: membership.id,
    configuredTableAssociationIdentifier: association.id,
    analysisRuleType: 'CUSTOM',
    analysisRulePolicy: { v1: { custom } },
  });
}

function schema(name = 'impressions', caller = CREATOR) {
  return call(service, caller, 'GetSchema', { collaborationIdentifier: collaboration.id, name }).schema;
}

/** The status for direct analyses: `READY`, or the codes of the reasons. */
function readiness(name?: string, type = 'DIRECT_ANALYSIS'): string {
  const details: { analysisType: string; status: string; reasons?: { code: string }[] }[] =
    schema(name).schemaStatusDetails;
  const found = details.find(({ analysisType }) => analysisType === type);
  return found?.reasons?.map(({ code }) => code).join(' ') ?? found?.status ?? 'none';
}

describe('GetSchema', () => {
  test('shows a table of a member to each active member', () => {
    addRule();
    join(service, PARTNER, collaboration, {
      defaultResultConfiguration: {
        outputConfiguration: { s3: { resultFormat: 'CSV', bucket: 'results' } },
        roleArn: `arn:aws:iam::${PARTNER.account}:role/results`,
      },
    });

    expect(schema('impressions', PARTNER)).toMatchObject({
      name: 'impressions',
      type: 'TABLE',
      creatorAccountId: CREATOR.account,
      resourceArn: association.arn,
      analysisRuleTypes: ['CUSTOM'],
    });
  });

  test('is refused to others, and finds no other table', () => {
    const input = { collaborationIdentifier: collaboration.id, name: 'impressions' };

    expect(refusal(() => call(service, PARTNER, 'GetSchema', input))).toMatch(/^AccessDenied/);
    expect(refusal(() => call(service, STRANGER, 'GetSchema', input))).toMatch(/^AccessDenied/);
    expect(refusal(() => call(service, CREATOR, 'GetSchema', { ...input, name: 'clicks' }))).toMatch(/NotFound/);
    const nowhere = { ...input, collaborationIdentifier: NOWHERE };
    expect(refusal(() => call(service, CREATOR, 'GetSchema', nowhere))).toMatch(/NotFound/);
  });

  test('needs the permission for the table, and only for the collaboration if there is none', () => {
    const resources = (name: string) => {
      refusal(() => schema(name));
      return service.calls.at(-1)?.permissions.map(({ resource }) => resource.split(':').at(-1));
    };

    expect(resources('impressions')).toEqual([`collaboration/${collaboration.id}`, association.arn.split(':').at(-1)]);
    expect(new Set(resources('clicks'))).toEqual(new Set([`collaboration/${collaboration.id}`]));
  });
});

describe('an associated table', () => {
  test('becomes ready rule by rule', () => {
    expect(readiness()).toBe('ANALYSIS_RULE_MISSING');
    addRule();
    expect(readiness()).toBe('COLLABORATION_ANALYSIS_RULE_NOT_CONFIGURED');
    share();
    expect(readiness()).toBe('READY');
  });

  test.each<[string, Custom, Custom]>([
    ['ANALYSIS_TEMPLATES_NOT_CONFIGURED', { allowedAnalyses: [] }, { allowedResultReceivers: [PARTNER.account] }],
    ['RESULT_RECEIVERS_NOT_CONFIGURED', {}, {}],
    ['RESULT_RECEIVERS_NOT_ALLOWED', {}, { allowedResultReceivers: [THIRD.account] }],
  ])('is not ready: %s', (code, ofTable, ofAssociation) => {
    addRule(ofTable);
    share(ofAssociation);

    expect(readiness()).toBe(code);
  });

  test('with differential privacy needs a budget in the collaboration', () => {
    addRule({ differentialPrivacy: { columns: [{ name: 'user_id' }] } });
    share();

    expect(readiness()).toBe('DIFFERENTIAL_PRIVACY_POLICY_NOT_CONFIGURED');
    call(service, CREATOR, 'CreatePrivacyBudgetTemplate', {
      membershipIdentifier: membership.id,
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      parameters: { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } },
    });
    expect(readiness()).toBe('READY');
  });

  test('has a status for additional analyses if its rule allows them', () => {
    addRule({ additionalAnalyses: 'REQUIRED' });
    share({ allowedResultReceivers: [], allowedAdditionalAnalyses: [] });

    expect(readiness()).toBe('none');
    expect(readiness('impressions', 'ADDITIONAL_ANALYSIS')).toBe('ADDITIONAL_ANALYSES_NOT_CONFIGURED');
  });

  test('is not ready for the reasons that a test sets', () => {
    addRule();
    share();
    service.notReady = (name) => (name === 'impressions' ? ['INTERMEDIATE_TABLE_BASE_TABLE_REMOVED'] : []);

    expect(readiness()).toBe('INTERMEDIATE_TABLE_BASE_TABLE_REMOVED');
  });
});

test('an intermediate table is ready when it is populated and has a rule', () => {
  const { id } = call(service, CREATOR, 'CreateIntermediateTable', {
    membershipIdentifier: membership.id,
    name: 'daily',
    populationAnalysisConfiguration: { sqlParameters: { queryString: 'select 1' } },
  }).intermediateTable;
  const target = { membershipIdentifier: membership.id, intermediateTableIdentifier: id };

  expect(readiness('daily')).toBe('INTERMEDIATE_TABLE_NOT_POPULATED INTERMEDIATE_TABLE_ANALYSIS_RULE_MISSING');
  call(service, CREATOR, 'PopulateIntermediateTable', target);
  call(service, CREATOR, 'CreateIntermediateTableAnalysisRule', {
    ...target,
    analysisRuleType: 'CUSTOM',
    analysisRulePolicy: { v1: { custom: { allowedAnalyses: ['ANY_QUERY'] } } },
  });
  expect(readiness('daily')).toBe('READY');
});
