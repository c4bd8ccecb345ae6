import { OTHERS, type Participant, type Room } from '../../room';
import { outsideMember } from '../outside';
import { logControls } from './collaboration';
import { type ReadControl, unknownOnes } from './reading';

/** Whether queries and jobs of each member are logged. */
export function controlsOfMembers({ participants }: Room): readonly ReadControl[] {
  return participants.filter(({ id }) => id !== OTHERS).flatMap(ofMember);
}

function ofMember(participant: Participant): readonly ReadControl[] {
  const { id, membership, inApp } = participant;
  const about = { owner: id, subject: '' };
  if (!membership || !inApp) {
    return unknownOnes({ ...about, ...outsideMember(participant) }, ['QUERY_LOG', 'JOB_LOG']);
  }
  return logControls({ ...about, of: membership.path }, membership);
}
