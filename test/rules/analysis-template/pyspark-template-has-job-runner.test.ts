import { pysparkTemplateHasJobRunner } from '../../../src/rules/analysis-template/pyspark-template-has-job-runner';
import { ADVERTISER, collaboration, job, list, member, membership, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'assign `MemberAbility.RUN_JOB` to the member who can query';

describeRule(pysparkTemplateHasJobRunner, {
  fires: [
    {
      name: 'no member runs jobs',
      subject: () => job(membership(collaboration())),
      violations: [
        {
          severity: 'error',
          what: 'no member of "Ads" can run jobs, so the PySpark template "Train" cannot run',
          fix: FIX,
          property: 'Format',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a member runs jobs',
      subject: () => job(membership(collaboration({ members: list([member(ADVERTISER, ['CAN_RUN_JOB'])]) }))),
    },
    { name: 'the template is in SQL', subject: () => template(membership(collaboration()), 'SELECT 1') },
  ],
  unknown: [
    { name: 'members are a token', subject: () => job(membership(collaboration({ members: list([], false) }))) },
    {
      name: 'abilities are a token',
      subject: () =>
        job(membership(collaboration({ members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]) }))),
    },
    { name: 'the format is a token', subject: () => job(membership(collaboration()), { format: UNKNOWN }) },
    { name: 'the membership is outside of the app', subject: () => job(undefined) },
  ],
});
