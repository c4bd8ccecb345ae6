import { label } from '../../model/nodes';
import { OTHERS, type Participant, type Room } from '../room';

/** What is not known, instead of each single value, if something is not in the app. */
interface Outside {
  readonly of: string;
  readonly because: string;
}

/** The collaboration itself is outside of the app. */
export function outsideRoom({ memberships }: Room): Outside {
  const [first] = memberships;
  return {
    of: first.path,
    because: `the members and the terms of the collaboration of ${JSON.stringify(label(first))}`,
  };
}

/** The tables and settings of a member are outside of the app. */
export function outsideMember({ id }: Participant): Outside {
  const because =
    id === OTHERS
      ? 'which other members the collaboration has, with their abilities and tables'
      : 'the tables, budgets, templates and settings of this member, which are not in the app';
  return { of: id, because };
}
