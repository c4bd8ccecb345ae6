import type { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { associationOf, memberOf, roomOf, tableIn } from '../support/l1-rooms';
import { reportedOn } from '../support/reported';
import { ADVERTISER } from '../support/two-companies';

/** What is right and what is wrong about a collaboration as a whole, in whole apps of L1s. */

describe('the engine of a collaboration', () => {
  test('is not the one that was retired', () => {
    expect(reportedOn((stack) => roomOf(stack, { analyticsEngine: 'CLEAN_ROOMS_SQL' }))).toEqual([
      'error EngineIsSpark Stack/Ads',
    ]);
    expect(reportedOn((stack) => roomOf(stack, { analyticsEngine: 'SPARK' }))).toEqual([]);
  });
});

describe('jobs', () => {
  const pays = (query: boolean, job?: boolean) => ({
    queryCompute: { isResponsible: query },
    ...(job === undefined ? {} : { jobCompute: { isResponsible: job } }),
  });

  function runner(stack: Stack, creatorPays: boolean, runnerPays: boolean | undefined): void {
    roomOf(stack, {
      creatorPaymentConfiguration: pays(true, creatorPays),
      jobLogStatus: 'ENABLED',
      members: [
        {
          accountId: ADVERTISER,
          displayName: 'Advertiser',
          memberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
          paymentConfiguration: pays(false, runnerPays),
        },
      ],
    });
  }

  test('are paid for by a member', () => {
    expect(reportedOn((stack) => runner(stack, false, false))).toEqual(['warning JobsHavePayer Stack/Ads']);
    expect(reportedOn((stack) => runner(stack, true, false))).toEqual(['warning JobsHavePayer Stack/Ads']);
    expect(reportedOn((stack) => runner(stack, false, undefined))).toEqual([]);
  });
});

describe('results', () => {
  function resultsIn(stack: Stack, allowedResultRegions?: string[]): void {
    const room = roomOf(stack, {
      allowedResultRegions,
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      members: [],
    });
    const { bucketName } = new Bucket(stack, 'Results');
    memberOf(room, {
      defaultResultConfiguration: { outputConfiguration: { s3: { bucket: bucketName, resultFormat: 'CSV' } } },
    });
  }

  test('stay in the Regions that the collaboration allows', () => {
    expect(reportedOn((stack) => resultsIn(stack, ['us-west-2']))).toEqual([
      'error ResultRegionIsAllowed Stack/AdsMembership',
    ]);
    expect(reportedOn((stack) => resultsIn(stack, ['us-west-2', 'us-east-1']))).toEqual([]);
    expect(reportedOn((stack) => resultsIn(stack))).toEqual([]);
  });
});

describe('the role of an association', () => {
  test('is in the account of the association', () => {
    const withRoleOf = (account: string) => (stack: Stack) => {
      associationOf(tableIn(stack), memberOf(roomOf(stack)), { roleArn: `arn:aws:iam::${account}:role/Reader` });
    };

    expect(reportedOn(withRoleOf(ADVERTISER))).toEqual(['error AssociationRoleIsOwn Stack/SalesAssociation']);
    expect(reportedOn(withRoleOf('111111111111'))).toEqual([]);
  });
});
