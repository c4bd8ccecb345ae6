import { customOf } from '../../model/analysis-rule';
import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { knowsEveryAccount, participants } from '../../model/members';
import { type CollaborationNode, collaborationOf } from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { allowedWildcards } from '../allowed-analyses';
import { memberNames } from '../members';
import { nameOf, quoted, rule } from '../rule';

export const providersAreMembers = rule({
  id: 'ProvidersAreMembers',
  catalogueIds: ['CR-CUSTOM-004'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A table that allows any query of some accounts is associated where one of them is a member',
  why: 'only members can analyze a table, so no analysis is allowed if none of the allowed accounts is a member',
  fix: text`pass the account of a member who can query to ${code('AllowedAnalyses.anyQueryFrom')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'inferred',
  },
  check: (table) => {
    const providers = customOf(table.rule)?.providers;
    if (!providers || !isComplete(providers) || itemsOf(providers).length === 0) {
      return [];
    }
    // Templates of any member can be allowed beside the providers.
    const wildcards = allowedWildcards(table);
    if (wildcards.length === 0 || wildcards.length < table.allowed.length) {
      return [];
    }
    const accounts = itemsOf(providers);
    const rooms = unique(itemsOf(table.associations).flatMap((association) => collaborationOf(association) ?? []));
    return rooms
      .filter((room) => {
        const members = accountsOf(room);
        return members !== undefined && !accounts.some((account) => members.has(account));
      })
      .map((room) => ({
        what: `${nameOf(table)} allows analyses of ${quoted(accounts)}, but ${nameOf(room)} has only the members ${memberNames(participants(room))}`,
        property: 'AnalysisRules',
      }));
  },
});

/** The accounts of all members of a collaboration, if each of them is known. */
const accountsOf = onceFor((room: CollaborationNode): ReadonlySet<string> | undefined =>
  knowsEveryAccount(room) ? new Set(participants(room).flatMap(({ account }) => knownValue(account) ?? [])) : undefined,
);
