import { pysparkAuthorReceivesResults } from '../../../src/rules/analysis-template/pyspark-author-receives-results';
import { ADVERTISER, collaboration, job, member, membership, PUBLISHER, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create the template with the membership of a member who can receive results, or assign `MemberAbility.RECEIVE_RESULTS` to its author';

describeRule(pysparkAuthorReceivesResults, {
  fires: [
    {
      name: 'the author cannot receive results',
      subject: () => job(membership(collaboration())),
      violations: [
        {
          severity: 'warning',
          what: 'the author of the PySpark template "Train", 111111111111 ("Member 111111111111"), cannot receive results in "Ads"',
          fix: FIX,
          property: 'MembershipIdentifier',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the author receives results', subject: () => job(membership(collaboration(), ADVERTISER)) },
    { name: 'the template is in SQL', subject: () => template(membership(collaboration()), 'SELECT 1') },
  ],
  unknown: [
    {
      name: 'the abilities are a token',
      subject: () => job(membership(collaboration({ creator: member(PUBLISHER, [], { abilities: UNKNOWN }) }))),
    },
    { name: 'the format is a token', subject: () => job(membership(collaboration()), { format: UNKNOWN }) },
    { name: 'the membership is outside of the app', subject: () => job(undefined) },
  ],
});
