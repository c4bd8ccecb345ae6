import { resultRegionsAreDeliberate } from '../../../src/rules/collaboration/result-regions-are-deliberate';
import {
  ANY_ENV,
  bucket,
  collaboration,
  env,
  list,
  membership,
  PUBLISHER,
  results,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'omit `allowedResultRegions`, so that results stay in the Region of the collaboration, or acknowledge this warning if all members agree';

/** The collaboration is in us-east-1. */
function allowing(...regions: readonly string[]) {
  return collaboration({ allowedResultRegions: list(regions) });
}

function withResults(of: ReturnType<typeof allowing>, region: string) {
  const resultBucket = to(bucket('Results', PUBLISHER, { env: env(PUBLISHER, region) }));
  membership(of, PUBLISHER, { resultOutput: results(), resultBucket });
  return of;
}

function warning(what: string) {
  return { severity: 'warning' as const, what, fix: FIX, property: 'AllowedResultRegions' };
}

describeRule(resultRegionsAreDeliberate, {
  fires: [
    {
      name: 'results can leave for another continent',
      subject: () => allowing('us-east-1', 'eu-west-1', 'ap-southeast-2', 'us-west-2'),
      violations: [warning('"Ads" is in "us-east-1", but allows results in "eu-west-1", "ap-southeast-2"')],
    },
    {
      name: 'results can only leave for another continent',
      subject: () => allowing('eu-west-1'),
      violations: [warning('"Ads" is in "us-east-1", but allows results in "eu-west-1"')],
    },
    {
      name: 'results can leave for another continent, and more Regions are tokens',
      subject: () => collaboration({ allowedResultRegions: list(['eu-west-1'], false) }),
      violations: [warning('"Ads" is in "us-east-1", but allows results in "eu-west-1"')],
    },
    {
      name: 'results can leave for a continent whose Regions have a similar name',
      subject: () =>
        collaboration({ env: env(PUBLISHER, 'ap-southeast-2'), allowedResultRegions: list(['af-south-1']) }),
      violations: [warning('"Ads" is in "ap-southeast-2", but allows results in "af-south-1"')],
    },
    {
      name: 'results cannot stay, and a membership has no bucket',
      subject: () => {
        const ads = allowing('us-west-2');
        membership(ads, PUBLISHER);
        return ads;
      },
      violations: [warning('"Ads" is in "us-east-1", but allows results only in "us-west-2"')],
    },
    {
      name: 'results cannot stay',
      subject: () => allowing('us-east-2', 'us-west-2'),
      violations: [warning('"Ads" is in "us-east-1", but allows results only in "us-east-2", "us-west-2"')],
    },
    {
      name: 'results cannot stay, and a bucket is elsewhere',
      subject: () => withResults(allowing('us-west-2'), 'us-west-2'),
      violations: [warning('"Ads" is in "us-east-1", but allows results only in "us-west-2"')],
    },
  ],
  quiet: [
    { name: 'no Region is specified', subject: () => collaboration() },
    { name: 'the list is empty', subject: () => allowing() },
    { name: 'results stay', subject: () => allowing('us-east-1') },
    { name: 'results stay near', subject: () => allowing('us-west-2', 'us-east-1') },
    { name: 'a bucket is where results cannot stay', subject: () => withResults(allowing('us-west-2'), 'us-east-1') },
    {
      name: 'another app decides',
      subject: () => collaboration({ allowedResultRegions: list(['eu-west-1']), imported: true }),
    },
  ],
  unknown: [
    {
      name: 'the Region of the collaboration is not known',
      subject: () => collaboration({ env: ANY_ENV, allowedResultRegions: list(['eu-west-1']) }),
    },
    { name: 'the Regions are a token', subject: () => collaboration({ allowedResultRegions: UNKNOWN }) },
    {
      name: 'one of the Regions is a token',
      subject: () => collaboration({ allowedResultRegions: list(['us-west-2'], false) }),
    },
  ],
});
