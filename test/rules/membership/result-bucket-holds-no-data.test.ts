import type { BucketNode, Link } from '../../../src/model/nodes';
import { resultBucketHoldsNoData } from '../../../src/rules/membership/result-bucket-holds-no-data';
import {
  ADVERTISER,
  association,
  bucket,
  collaboration,
  glueTable,
  known,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  table,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'pass a separate bucket to `ResultOutput.s3`';

/** The publisher's table has its data in one bucket, and the advertiser's results go to another. */
function receiver(data: Link<BucketNode>, target: Link<BucketNode>) {
  const ads = collaboration();
  const publisher = membership(ads, PUBLISHER);
  association(publisher, table({ glueTable: to(glueTable({ dataBucket: data })) }));
  return membership(ads, ADVERTISER, { resultBucket: target });
}

describeRule(resultBucketHoldsNoData, {
  fires: [
    {
      name: 'results go to the bucket of a table',
      subject: () => {
        const lake = bucket('Lake');
        return receiver(to(lake), to(lake, 'Ref'));
      },
      violations: [
        {
          severity: 'error',
          what: 'the results of "Membership-222222222222" are written to the bucket "Lake", which contains the data of "sales"',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'both buckets have one literal name',
      subject: () => receiver(outside('lake'), outside('lake')),
      violations: [
        {
          severity: 'error',
          what: 'the results of "Membership-222222222222" are written to the bucket "lake", which contains the data of "sales"',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'results go to the bucket of two tables of the same membership',
      subject: () => {
        const lake = bucket('Lake');
        const own = membership(collaboration(), ADVERTISER, { resultBucket: to(lake) });
        for (const name of ['sales', 'visits']) {
          const behind = glueTable({ dataBucket: to(lake) });
          association(own, table({ name: known(name), glueTable: to(behind) }));
        }
        return own;
      },
      violations: [
        {
          severity: 'error',
          what: 'the results of "Membership-222222222222" are written to the bucket "Lake", which contains the data of "sales", "visits"',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'two buckets', subject: () => receiver(to(bucket('Lake')), to(bucket('Results'))) },
    { name: 'two literal names', subject: () => receiver(outside('lake'), outside('results')) },
    {
      name: 'the bucket of a table in another collaboration',
      subject: () => {
        const lake = bucket('Lake');
        const elsewhere = membership(collaboration({ name: known('Other') }));
        association(elsewhere, table({ glueTable: to(glueTable({ dataBucket: to(lake) })) }));
        return membership(collaboration(), ADVERTISER, { resultBucket: to(lake) });
      },
    },
  ],
  unknown: [
    { name: 'a bucket of the app and a literal name', subject: () => receiver(to(bucket('Lake')), outside('lake')) },
    { name: 'a literal name and a bucket of the app', subject: () => receiver(outside('lake'), to(bucket('Lake'))) },
    { name: 'two tokens', subject: () => receiver(OUTSIDE, OUTSIDE) },
    {
      name: 'a table that is not of AWS Glue, and one of another app',
      subject: () => {
        const ads = collaboration();
        const publisher = membership(ads, PUBLISHER);
        association(publisher, table());
        association(publisher, undefined);
        return membership(ads, ADVERTISER, { resultBucket: outside('lake') });
      },
    },
    {
      name: 'the collaboration is in another app',
      subject: () => membership(undefined, ADVERTISER, { resultBucket: outside('lake') }),
    },
  ],
});
