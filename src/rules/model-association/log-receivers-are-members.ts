import { is, itemsOf } from '../../model/fact';
import { knowsEveryAccount, participants } from '../../model/members';
import { collaborationOf } from '../../model/nodes';
import { unique } from '../../model/unique';
import { memberNames } from '../members';
import { nameOf, quoted, rule } from '../rule';

export const logReceiversAreMembers = rule({
  id: 'LogReceiversAreMembers',
  catalogueIds: ['CR-ML-015'],
  subject: 'modelAssociation',
  // A change request can add a member.
  severity: 'warning',
  title: 'The accounts that can read the logs of a model are members of the collaboration',
  why: 'the logs of a model are sent only to members of the collaboration',
  fix: 'remove the account, or specify the account of a member',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-model-algorithm.html',
    basis: 'inferred',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    if (!collaboration || !knowsEveryAccount(collaboration)) {
      return [];
    }
    const members = participants(collaboration);
    const accounts = association.logs.flatMap(({ policies }) =>
      itemsOf(policies).flatMap((one) => itemsOf(one.accounts)),
    );
    const strangers = unique(accounts).filter((one) => !members.some(({ account }) => is(account, one)));
    return strangers.map((account) => ({
      what: `the model association ${nameOf(association)} lets account ${quoted([account])} read logs, but ${nameOf(collaboration)} has only the members ${memberNames(members)}`,
      property: 'PrivacyConfiguration',
    }));
  },
});
