import { itemsOf, knownValue } from '../../model/fact';
import { participants } from '../../model/members';
import { type CollaborationNode, type ConfiguredTableNode, collaborationOf, label } from '../../model/nodes';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { ANY_JOB, ANY_QUERY } from '../../private/words';
import { strangersAllowed } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const anyQueryIsForOneCollaboration = rule({
  id: 'AnyQueryIsForOneCollaboration',
  catalogueIds: ['CR-TABLE-027'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A table that allows any analysis of an account is associated with one collaboration of this account',
  why: 'the analysis rule of a table applies in all collaborations, so what is agreed in one also holds in the others',
  fix: text`create a ${code('ConfiguredTable')} for each collaboration, with its own analysis rule, or acknowledge this
    warning`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/best-practices.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    const rooms = collaborationsOf(table);
    if (rooms.length < 2) {
      return [];
    }
    const analyses = [ANY_QUERY, ANY_JOB].filter((wildcard) => strangersAllowed(wildcard, table).length > 0);
    const accounts = new Set(analyses.flatMap((wildcard) => strangersAllowed(wildcard, table)));
    return [...accounts].flatMap((account) => {
      const shared = rooms.filter((room) => isMember(account, room));
      if (shared.length < 2) {
        return [];
      }
      const places = `in ${shared.length} collaborations: ${quoted(shared.map(label))}`;
      return [
        { what: `${nameOf(table)} allows ${quoted(analyses)} of ${account} ${places}`, property: 'AnalysisRules' },
      ];
    });
  },
});

function collaborationsOf(table: ConfiguredTableNode): readonly CollaborationNode[] {
  return unique(itemsOf(table.associations).flatMap((association) => collaborationOf(association) ?? []));
}

function isMember(account: string, collaboration: CollaborationNode): boolean {
  return participants(collaboration).some((member) => knownValue(member.account) === account);
}
