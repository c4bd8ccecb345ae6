import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ApprovedChange,
  type ApprovedChangeOptions,
  ChangeRequestApproval,
  Collaboration,
  CollaborationMember,
  type CollaborationMemberProps,
  GrantableMemberAbility,
  MlMemberAbility,
  Payment,
} from '../../src';
import { ADVERTISER, AN_ID, PUBLISHER } from '../support/two-companies';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Publisher', { env: { account: PUBLISHER, region: 'us-east-1' } });
});

function collaboration() {
  const attributes = { collaborationId: AN_ID, creatorAccountId: PUBLISHER };
  return Collaboration.fromCollaborationAttributes(stack, 'Ads', attributes);
}

describe('a member', () => {
  function rendered(props: Partial<CollaborationMemberProps> = {}): Template {
    new CollaborationMember(stack, 'Agency', {
      collaboration: collaboration(),
      accountId: '333333333333',
      displayName: 'Agency',
      ...props,
    });
    return Template.fromStack(stack);
  }

  test('has no ability by default, and keeps what else it has', () => {
    rendered().hasResourceProperties('Custom::CleanRoomsCollaborationMember', {
      ReceivesResults: false,
      ExportsQueryAnalysisLog: false,
      MlAbilities: Match.absent(),
      Payments: Match.absent(),
    });
  });

  test('has the specified abilities and payments, each once', () => {
    const { JOB_COMPUTE, MODEL_TRAINING } = Payment;

    rendered({
      abilities: [GrantableMemberAbility.EXPORT_QUERY_ANALYSIS_LOG],
      mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT, MlMemberAbility.RECEIVE_MODEL_OUTPUT],
      paymentResponsibilities: [JOB_COMPUTE, MODEL_TRAINING, JOB_COMPUTE],
    }).hasResourceProperties('Custom::CleanRoomsCollaborationMember', {
      ReceivesResults: false,
      ExportsQueryAnalysisLog: true,
      MlAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'],
      Payments: ['jobCompute', 'modelTraining'],
    });
  });

  test('has none of them if the lists are empty', () => {
    rendered({ mlAbilities: [], paymentResponsibilities: [] }).hasResourceProperties(
      'Custom::CleanRoomsCollaborationMember',
      { MlAbilities: [], Payments: [] },
    );
  });

  test('fails if it is to pay for synthetic data', () => {
    expect(() => rendered({ paymentResponsibilities: [Payment.SYNTHETIC_DATA_GENERATION] })).toThrow(
      'paymentResponsibilities contains Payment.SYNTHETIC_DATA_GENERATION',
    );
  });
});

describe('an approved change', () => {
  function agreed(options: ApprovedChangeOptions): Template {
    stack = new Stack(new App(), 'Advertiser', { env: { account: ADVERTISER, region: 'us-east-1' } });
    const change = ApprovedChange.forMember('333333333333', options);
    new ChangeRequestApproval(stack, 'Approval', { collaboration: collaboration(), change });
    return Template.fromStack(stack);
  }

  test.each<[ApprovedChangeOptions, object]>([
    [{ abilities: [GrantableMemberAbility.RECEIVE_RESULTS] }, { MayReceiveResults: true, AlsoAgreed: Match.absent() }],
    [
      {
        abilities: [GrantableMemberAbility.EXPORT_QUERY_ANALYSIS_LOG],
        mlAbilities: [MlMemberAbility.RECEIVE_INFERENCE_OUTPUT],
      },
      {
        MayReceiveResults: false,
        AlsoAgreed: ['CAN_EXPORT_QUERY_ANALYSIS_LOG', 'CAN_RECEIVE_INFERENCE_OUTPUT'],
      },
    ],
    [{ paymentResponsibilities: [Payment.QUERY_COMPUTE] }, { AlsoAgreed: ['queryCompute', 'REMOVE_PAYER_CANDIDATE'] }],
    [{ paymentResponsibilities: [] }, { AlsoAgreed: ['REMOVE_PAYER_CANDIDATE'] }],
  ])('contains what %o allows', (options, properties) => {
    agreed(options).hasResourceProperties('Custom::CleanRoomsChangeRequestApproval', properties);
  });
});
