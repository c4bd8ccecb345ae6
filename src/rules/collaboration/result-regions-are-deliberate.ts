import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { type CollaborationNode, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const resultRegionsAreDeliberate = rule({
  id: 'ResultRegionsAreDeliberate',
  catalogueIds: ['CR-COLLAB-022', 'CR-COLLAB-023'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'Results are stored near the collaboration, unless all members agree',
  why: text`results can be processed and stored in each Region that a collaboration allows, and only there; a change
    replaces the collaboration`,
  fix: text`omit ${code('allowedResultRegions')}, so that results stay in the Region of the collaboration, or acknowledge
    this warning if all members agree`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-collaboration.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const region = knownValue(collaboration.env.region);
    const allowed = itemsOf(collaboration.allowedResultRegions);
    if (region === undefined || collaboration.imported) {
      return [];
    }
    const subject = `${nameOf(collaboration)} is in ${quoted([region])}`;
    const far = allowed.filter((one) => areaOf(one) !== areaOf(region));
    if (far.length > 0) {
      return [{ what: `${subject}, but allows results in ${quoted(far)}`, property: 'AllowedResultRegions' }];
    }
    const excludesOwn =
      allowed.length > 0 && isComplete(collaboration.allowedResultRegions) && !allowed.includes(region);
    // A bucket in the Region that is not allowed is the subject of ResultRegionIsAllowed.
    if (!excludesOwn || hasResultsIn(region, collaboration)) {
      return [];
    }
    return [{ what: `${subject}, but allows results only in ${quoted(allowed)}`, property: 'AllowedResultRegions' }];
  },
});

/** The first part of the name of a Region, such as `eu`, which is the same for Regions of one area. */
function areaOf(region: string): string {
  return region.split('-')[0];
}

function hasResultsIn(region: string, { memberships }: CollaborationNode): boolean {
  return itemsOf(memberships).some(({ resultBucket }) => {
    const bucket = nodeOf(resultBucket);
    return bucket !== undefined && knownValue(bucket.env.region) === region;
  });
}
