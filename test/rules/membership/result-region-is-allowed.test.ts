import type { ListFact } from '../../../src/model/fact';
import { resultRegionIsAllowed } from '../../../src/rules/membership/result-region-is-allowed';
import {
  ABSENT,
  ANY_ENV,
  bucket,
  collaboration,
  list,
  membership,
  outside,
  PUBLISHER,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A member whose results go to a bucket in us-east-1, in a collaboration with these result Regions. */
const allowing = (allowedResultRegions: ListFact<string>, resultBucket = to(bucket('Results'))) =>
  membership(collaboration({ allowedResultRegions }), PUBLISHER, { resultBucket });

describeRule(resultRegionIsAllowed, {
  fires: [
    {
      name: 'the collaboration allows other Regions',
      subject: () => allowing(list(['eu-west-1', 'eu-central-1'])),
      violations: [
        {
          severity: 'error',
          what: 'the result bucket "Results" of "Membership-111111111111" is in "us-east-1", but "Ads" allows results only in "eu-west-1", "eu-central-1"',
          fix: 'pass a bucket in an allowed Region to `ResultOutput.s3`, or add the Region to `allowedResultRegions`, which replaces the collaboration',
          property: 'DefaultResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the Region is allowed', subject: () => allowing(list(['eu-west-1', 'us-east-1'])) },
    { name: 'the collaboration says nothing about Regions', subject: () => allowing(ABSENT) },
    { name: 'the list of Regions is empty', subject: () => allowing(list([])) },
  ],
  unknown: [
    { name: 'a Region is a token', subject: () => allowing(list(['eu-west-1'], false)) },
    { name: 'the Regions are a token', subject: () => allowing(UNKNOWN) },
    { name: 'the bucket is outside of the app', subject: () => allowing(list(['eu-west-1']), outside('results')) },
    {
      name: 'the Region of the bucket is a token',
      subject: () => allowing(list(['eu-west-1']), to({ ...bucket('Results'), env: ANY_ENV })),
    },
    {
      name: 'the collaboration is outside of the app',
      subject: () => membership(undefined, PUBLISHER, { resultBucket: to(bucket()) }),
    },
  ],
});
