import fc from 'fast-check';
import type { ReplacementsResult, ReportedChange, ReportedDoubt } from '../../../src/cli/replacement/result';
import { place } from './results';

/** A change with all that is optional. */
export function change(other: Partial<ReportedChange> = {}): ReportedChange {
  return {
    severity: 'error',
    outcome: 'replaced',
    previous: 'deleted',
    type: 'AWS::CleanRooms::Collaboration',
    logicalId: 'Ads',
    path: 'Publisher/Ads',
    place: place('new.yaml', 12, 9),
    differences: [
      { property: 'Members[1].MemberAbilities', before: undefined, after: ['CAN_RECEIVE_RESULTS'] },
      { property: 'QueryLogStatus', before: 'ENABLED', after: 'DISABLED' },
    ],
    what: 'the collaboration "Publisher/Ads" is replaced, because Members, QueryLogStatus differ',
    lost: 'the collaboration ends for every member',
    fixes: ['change account 333333333333 in place with CollaborationMember', 'leave QueryLogStatus as it is deployed'],
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-collaboration.html',
    ...other,
  };
}

export function doubt(other: Partial<ReportedDoubt> = {}): ReportedDoubt {
  return {
    type: 'AWS::CleanRooms::Membership',
    logicalId: 'Membership',
    path: 'Publisher/Membership',
    place: place('old.yaml', 3, 5),
    property: 'CollaborationIdentifier',
    reason: 'its value is known only at deployment',
    ...other,
  };
}

const ANY_STRING = fc.string({ unit: 'binary' });
const ANY_PLACE = fc.oneof(
  fc.constant({ file: '-' }),
  fc
    .record({ line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }) })
    .map(({ line, column }) => place('a.yaml', line, column)),
);
const ANY_RESOURCE = { type: ANY_STRING, logicalId: ANY_STRING, path: ANY_STRING, place: ANY_PLACE };
const ANY_VALUE = fc.option(fc.jsonValue() as fc.Arbitrary<unknown>, { nil: undefined });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const ANY_CHANGE: fc.Arbitrary<ReportedChange> = fc.record({
  ...ANY_RESOURCE,
  severity: fc.constantFrom('error', 'warning'),
  outcome: fc.constantFrom('replaced', 'removed'),
  previous: fc.constantFrom('deleted', 'kept', 'unknown'),
  successor: maybe(fc.record({ logicalId: ANY_STRING, path: ANY_STRING })),
  differences: fc.array(
    fc.record({ property: ANY_STRING, before: ANY_VALUE, after: ANY_VALUE, because: maybe(ANY_STRING) }),
  ),
  what: ANY_STRING,
  lost: ANY_STRING,
  fixes: fc.array(ANY_STRING),
  page: fc.constant(change().page),
});

export const anyReplacements: fc.Arbitrary<ReplacementsResult> = fc.record({
  changes: fc.array(ANY_CHANGE),
  unknown: fc.array(fc.record({ ...ANY_RESOURCE, property: maybe(ANY_STRING), reason: ANY_STRING })),
  unreadable: fc.array(fc.record({ place: ANY_PLACE, reason: ANY_STRING })),
  resources: fc.nat(),
});
