import { describe, expect, test } from 'vitest';
import {
  associate,
  CREATOR,
  call,
  join,
  newCollaboration,
  newService,
  newTable,
  PARTNER,
  ROLE,
  refusal,
} from './clean-room';

const CUSTOM = { v1: { custom: { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [CREATOR.account] } } };
const LIST = { v1: { list: { joinColumns: ['user_id'], listColumns: ['seen_at'] } } };

describe('CreateConfiguredTable', () => {
  test('makes two tables when it is asked twice', () => {
    const service = newService();

    expect(newTable(service, PARTNER).id).not.toBe(newTable(service, PARTNER).id);
    expect(call(service, PARTNER, 'ListConfiguredTables').configuredTableSummaries).toHaveLength(2);
    expect(call(service, CREATOR, 'ListConfiguredTables').configuredTableSummaries).toEqual([]);
  });
});

describe('UpdateConfiguredTable', () => {
  test('changes columns and source in place', () => {
    const service = newService();
    const { id } = newTable(service, PARTNER);
    const tableReference = { glue: { databaseName: 'ads', tableName: 'clicks' } };

    const updated = call(service, PARTNER, 'UpdateConfiguredTable', {
      configuredTableIdentifier: id,
      allowedColumns: ['user_id'],
      tableReference,
    });

    expect(updated.configuredTable).toMatchObject({
      id,
      allowedColumns: ['user_id'],
      tableReference,
      name: 'impressions',
    });
  });
});

describe('the analysis rule of a table', () => {
  test('is made, read, changed and deleted', () => {
    const service = newService();
    const { id } = newTable(service, PARTNER);
    const target = { configuredTableIdentifier: id, analysisRuleType: 'CUSTOM' };
    const other = { v1: { custom: { allowedAnalyses: [] } } };

    call(service, PARTNER, 'CreateConfiguredTableAnalysisRule', { ...target, analysisRulePolicy: CUSTOM });
    call(service, PARTNER, 'UpdateConfiguredTableAnalysisRule', { ...target, analysisRulePolicy: other });

    expect(call(service, PARTNER, 'GetConfiguredTableAnalysisRule', target).analysisRule).toMatchObject({
      configuredTableId: id,
      type: 'CUSTOM',
      policy: other,
    });
    expect(call(service, PARTNER, 'GetConfiguredTable', target && { configuredTableIdentifier: id })).toMatchObject({
      configuredTable: { analysisRuleTypes: ['CUSTOM'] },
    });
    call(service, PARTNER, 'DeleteConfiguredTableAnalysisRule', target);
    expect(refusal(() => call(service, PARTNER, 'GetConfiguredTableAnalysisRule', target))).toBe(
      'ResourceNotFoundException',
    );
  });

  test('fails when there is one already, when its kind is another, and for another account', () => {
    const service = newService();
    const { id } = newTable(service, PARTNER);
    const create = (caller: typeof PARTNER, analysisRuleType: string, analysisRulePolicy: object) =>
      refusal(() =>
        call(service, caller, 'CreateConfiguredTableAnalysisRule', {
          configuredTableIdentifier: id,
          analysisRuleType,
          analysisRulePolicy,
        }),
      );

    expect(create(PARTNER, 'LIST', CUSTOM)).toBe('ValidationException INVALID_CONFIGURATION');
    expect(create(CREATOR, 'CUSTOM', CUSTOM)).toBe('ResourceNotFoundException');
    expect(create(PARTNER, 'CUSTOM', CUSTOM)).toBe('none');
    expect(create(PARTNER, 'CUSTOM', CUSTOM)).toBe('ConflictException ALREADY_EXISTS');
    expect(create(PARTNER, 'LIST', LIST)).toBe('ConflictException ALREADY_EXISTS');
  });
});

describe('DeleteConfiguredTable', () => {
  test('fails while the table is associated, naming the association', () => {
    const service = newService();
    const membership = join(service, PARTNER, newCollaboration(service));
    const table = newTable(service, PARTNER);
    const association = associate(service, PARTNER, membership, table);

    expect(() => call(service, PARTNER, 'DeleteConfiguredTable', { configuredTableIdentifier: table.id })).toThrow(
      expect.objectContaining({
        members: {
          reason: 'SUBRESOURCES_EXIST',
          resourceId: association.id,
          resourceType: 'CONFIGURED_TABLE_ASSOCIATION',
        },
      }),
    );
  });
});

describe('CreateConfiguredTableAssociation', () => {
  test('puts the association under the membership', () => {
    const service = newService();
    const membership = join(service, PARTNER, newCollaboration(service));
    const table = newTable(service, PARTNER);

    const association = associate(service, PARTNER, membership, table);

    expect(association).toMatchObject({
      arn: `${membership.arn}/configuredtableassociation/${association.id}`,
      configuredTableId: table.id,
      membershipId: membership.id,
      analysisRuleTypes: [],
      roleArn: ROLE,
    });
  });

  test('fails when anybody in the collaboration has a table of that name', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const theirs = join(service, PARTNER, collaboration);
    const own = join(service, CREATOR, collaboration);
    associate(service, PARTNER, theirs, newTable(service, PARTNER));

    expect(refusal(() => associate(service, CREATOR, own, newTable(service, CREATOR)))).toBe(
      'ConflictException ALREADY_EXISTS',
    );
  });

  test('fails for the membership or the table of another', () => {
    const service = newService();
    const membership = join(service, PARTNER, newCollaboration(service));
    const table = newTable(service, PARTNER);

    expect(refusal(() => associate(service, CREATOR, membership, newTable(service, CREATOR)))).toContain(
      'AccessDenied',
    );
    expect(refusal(() => associate(service, PARTNER, membership, newTable(service, CREATOR)))).toBe(
      'ResourceNotFoundException',
    );
    expect(refusal(() => associate(service, PARTNER, membership, table))).toBe('none');
  });
});

describe('the analysis rule of an association', () => {
  test('lives with it', () => {
    const service = newService();
    const membership = join(service, PARTNER, newCollaboration(service));
    const association = associate(service, PARTNER, membership, newTable(service, PARTNER));
    const target = {
      membershipIdentifier: membership.id,
      configuredTableAssociationIdentifier: association.id,
    };
    const rule = {
      ...target,
      analysisRuleType: 'CUSTOM',
      analysisRulePolicy: { v1: { custom: { allowedResultReceivers: [CREATOR.account] } } },
    };

    const created = call(service, PARTNER, 'CreateConfiguredTableAssociationAnalysisRule', rule);

    expect(created.analysisRule).toMatchObject({
      membershipIdentifier: membership.id,
      configuredTableAssociationArn: association.arn,
    });
    expect(refusal(() => call(service, PARTNER, 'CreateConfiguredTableAssociationAnalysisRule', rule))).toBe(
      'ConflictException ALREADY_EXISTS',
    );
    expect(refusal(() => call(service, PARTNER, 'DeleteConfiguredTableAssociation', target))).toBe(
      'ConflictException SUBRESOURCES_EXIST',
    );
    call(service, PARTNER, 'DeleteConfiguredTableAssociationAnalysisRule', { ...target, analysisRuleType: 'CUSTOM' });
    expect(call(service, PARTNER, 'DeleteConfiguredTableAssociation', target)).toEqual({});
  });
});
