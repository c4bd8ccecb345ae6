import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const resultRegionIsAllowed = rule({
  id: 'ResultRegionIsAllowed',
  catalogueIds: ['CR-MEMB-021'],
  subject: 'membership',
  severity: 'error',
  title: 'The result bucket is in a Region that the collaboration allows',
  why: 'if a collaboration specifies result Regions, results can be written only to these Regions',
  fix: text`pass a bucket in an allowed Region to ${code('ResultOutput.s3')}, or add the Region to
    ${code('allowedResultRegions')}, which replaces the collaboration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html',
    basis: 'documented',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    const bucket = nodeOf(membership.resultBucket);
    const region = bucket && knownValue(bucket.env.region);
    if (!collaboration || !region || !isComplete(collaboration.allowedResultRegions)) {
      return [];
    }
    const allowed = itemsOf(collaboration.allowedResultRegions);
    if (allowed.length === 0 || allowed.includes(region)) {
      return [];
    }
    const results = `the result bucket ${nameOf(bucket)} of ${nameOf(membership)} is in ${quoted([region])}`;
    return [
      {
        what: `${results}, but ${nameOf(collaboration)} allows results only in ${quoted(allowed)}`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});
