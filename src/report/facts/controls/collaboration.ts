import { type Fact, isAbsent, isComplete, itemsOf, join, known, type ListFact, list, map } from '../../../model/fact';
import type { CollaborationNode } from '../../../model/nodes';
import { at, booleanOf } from '../../../model/raw';
import type { Room } from '../../room';
import { outsideRoom } from '../outside';
import { sortedNames } from '../sorted';
import { type About, ofFact, ofList, type ReadControl, unknownOnes } from './reading';

/** The controls of a collaboration as a whole. */
export function controlsOfCollaboration(room: Room): readonly ReadControl[] {
  const { collaboration } = room;
  if (!collaboration) {
    return unknownOnes({ owner: null, subject: '', ...outsideRoom(room) }, [
      'QUERY_LOG',
      'JOB_LOG',
      'AUTO_APPROVED_CHANGES',
    ]);
  }
  const about: About = { owner: null, subject: '', of: collaboration.path };
  return [
    ...logControls(about, collaboration),
    ...ofList(about, 'AUTO_APPROVED_CHANGES', autoApprovedIn(collaboration), sortedNames),
    ...ofList(about, 'RESULT_REGIONS', collaboration.allowedResultRegions, sortedNames),
    ...ofEncryption(about, collaboration),
  ];
}

/** Whether queries and jobs are logged, in a collaboration or for a member. The log of queries is always stated. */
export function logControls(
  about: About,
  { queryLog, jobLog }: { readonly queryLog: Fact<boolean>; readonly jobLog: Fact<boolean> },
): readonly ReadControl[] {
  const queries = isAbsent(queryLog) ? known(false) : queryLog;
  return [...ofFact(about, 'QUERY_LOG', queries), ...ofFact(about, 'JOB_LOG', onlyTrue(jobLog))];
}

/** A fact that is absent if it is certainly false. */
export function onlyTrue(fact: Fact<boolean>): Fact<boolean> {
  return fact.state === 'known' && !fact.value ? { state: 'absent' } : fact;
}

/** A list that is absent if it is certainly empty. */
export function onlyFilled<T>(fact: ListFact<T>): ListFact<T> {
  return isComplete(fact) && itemsOf(fact).length === 0 ? { state: 'absent' } : fact;
}

/** What is stated for the creation of a collaboration applies, or what a custom resource sets afterwards. */
function autoApprovedIn({ autoApprovedChanges, autoApprovals }: CollaborationNode): ListFact<string> {
  const set = map(autoApprovals, ({ items, complete }) => ({ items: items.map(({ changes }) => changes), complete }));
  const isSet = itemsOf(set).length > 0;
  const created = isSet && isComplete(set) ? list<string>([]) : autoApprovedChanges;
  return onlyFilled(join(list([created, join(set)])));
}

const OF_ENCRYPTION = ['CLEARTEXT', 'JOINS_OF_OTHER_NAMES', 'ENCRYPTED_DUPLICATES', 'ENCRYPTED_NULLS'] as const;

function ofEncryption(about: About, collaboration: CollaborationNode): readonly ReadControl[] {
  const { encryption } = collaboration;
  if (encryption.state !== 'known') {
    const unknown = { ...about, because: 'whether members encrypt columns, and how encrypted columns can be used' };
    return encryption.state === 'absent' ? [] : unknownOnes(unknown, OF_ENCRYPTION);
  }
  const flag = (name: string) => booleanOf(at(collaboration.property('dataEncryptionMetadata'), name));
  return [
    ...ofFact(about, 'CLEARTEXT', encryption.value.allowCleartext),
    ...ofFact(about, 'JOINS_OF_OTHER_NAMES', encryption.value.allowJoinsOnColumnsWithDifferentNames),
    ...ofFact(about, 'ENCRYPTED_DUPLICATES', flag('allowDuplicates')),
    ...ofFact(about, 'ENCRYPTED_NULLS', flag('preserveNulls')),
  ];
}
