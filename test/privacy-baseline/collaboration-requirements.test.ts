import { Fn } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { AutoApprovedChange, type CollaborationProps, MemberAbility } from '../../src';
import { strictStack } from '../support/strict-app';
import { collaborationOf } from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS, RUN_JOB } = MemberAbility;
const TYPE = 'AWS::CleanRooms::Collaboration';

/** Terms under which the creator can run jobs. */
const JOBS = { creator: { displayName: 'Publisher', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] }, members: [] };

/** The properties of the collaboration in the template. */
function synthesized(props: Partial<CollaborationProps>): Template {
  const stack = strictStack();
  collaborationOf(stack, props);
  return Template.fromStack(stack);
}

describe('a collaboration under the strict preset', () => {
  test('has query logs and no automatic approval', () => {
    synthesized({}).hasResourceProperties(TYPE, {
      QueryLogStatus: 'ENABLED',
      JobLogStatus: Match.absent(),
      AutoApprovedChangeTypes: Match.absent(),
    });
  });

  test('has job logs if a member can run jobs', () => {
    synthesized(JOBS).hasResourceProperties(TYPE, { JobLogStatus: 'ENABLED' });
  });

  test('can have job logging turned off if nobody can run jobs', () => {
    synthesized({ jobLogging: false }).hasResourceProperties(TYPE, { JobLogStatus: 'DISABLED' });
  });

  test('can approve automatically that an ability is revoked', () => {
    const autoApprovedChanges = [AutoApprovedChange.REVOKE_RECEIVE_RESULTS_ABILITY];

    synthesized({ autoApprovedChanges }).hasResourceProperties(TYPE, { AutoApprovedChangeTypes: autoApprovedChanges });
  });

  test('keeps everything else', () => {
    const cryptographicComputing = { allowCleartext: true };

    synthesized({ cryptographicComputing, metrics: true }).hasResourceProperties(TYPE, {
      DataEncryptionMetadata: Match.objectLike({ AllowCleartext: true }),
      IsMetricsEnabled: true,
    });
  });

  test('fails if it states that nothing is logged, and that changes need no approval, with all of it in one error', () => {
    const { ADD_MEMBER, GRANT_RECEIVE_RESULTS_ABILITY } = AutoApprovedChange;
    const build = () =>
      collaborationOf(strictStack(), {
        ...JOBS,
        queryLogging: false,
        jobLogging: false,
        autoApprovedChanges: [ADD_MEMBER, GRANT_RECEIVE_RESULTS_ABILITY],
      });

    expect(build).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads: queryLogging is false
          why: no member can see who has analyzed which data, and logging cannot be turned on later
          fix: remove queryLogging; or add this path with PrivacyRequirement.LOGGING and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Ads: jobLogging is false
          why: no member can see who has analyzed which data, and logging cannot be turned on later
          fix: remove jobLogging; or add this path with PrivacyRequirement.LOGGING and the reason to exceptions of PrivacyBaseline.strict
        Publisher/Ads: autoApprovedChanges contains "ADD_MEMBER", "GRANT_RECEIVE_RESULTS_ABILITY"
          why: the creator can make a change that is approved automatically at any time, and the other members cannot refuse it
          fix: remove them from autoApprovedChanges; or add this path with PrivacyRequirement.MEMBER_APPROVAL and the reason to exceptions of PrivacyBaseline.strict]
    `);
  });

  test('fails if a change that is approved automatically is not known', () => {
    const autoApprovedChanges = [Fn.importValue('Change') as AutoApprovedChange];

    expect(() => collaborationOf(strictStack(), { autoApprovedChanges })).toThrow(
      'Publisher/Ads: autoApprovedChanges contains a token',
    );
  });

  test('reports values of wrong types as without the preset', () => {
    const queryLogging = 'false' as unknown as boolean;

    expect(() => collaborationOf(strictStack(), { queryLogging })).toThrow('Publisher/Ads: queryLogging is "false"');
  });
});
