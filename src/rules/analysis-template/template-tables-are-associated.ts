import { isComplete, itemsOf, knownValue, list } from '../../model/fact';
import { sqlOf } from '../../model/kinds/analysis-template';
import { type CollaborationNode, collaborationOf, hasEveryMembership, tableNodesOf } from '../../model/nodes';
import { nearest } from '../../private/nearest';
import { code, text } from '../../private/text';
import { tablesOf } from '../../sql/names';
import { nameOf, quoted, rule } from '../rule';

export const templateTablesAreAssociated = rule({
  id: 'TemplateTablesAreAssociated',
  catalogueIds: ['CR-TMPL-010'],
  subject: 'analysisTemplate',
  // Tables can be associated later, and outside of this app.
  severity: 'warning',
  title: 'Every table of an analysis template is associated with the collaboration',
  why: 'a query refers to a table by the name of its association, and fails if there is no association with this name',
  fix: text`associate the table under this name with ${code('membership.associate')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html',
    basis: 'documented',
  },
  check: (template) => {
    const sql = sqlOf(template);
    const collaboration = collaborationOf(template);
    const names = collaboration && tableNamesIn(collaboration);
    if (sql === undefined || !names) {
      return [];
    }
    const query = `the query of ${nameOf(template)}`;
    const tables = names.length === 0 ? 'has no tables' : `has only the tables ${quoted(names)}`;
    const lowerCased = new Set(names.map((name) => name.toLowerCase()));
    return tablesOf(sql)
      .filter((table) => !lowerCased.has(table))
      .map((table) => {
        const suggestion = nearest(table, names);
        const association = text`associate the table with ${code('membership.associate')} and
          ${code`associationName: ${quoted([table])}`}`;
        return {
          what: `${query} reads ${quoted([table])}, but ${nameOf(collaboration)} ${tables}`,
          fix: suggestion ? text`use ${quoted([suggestion])} instead, or ${association}` : association,
          property: 'Source',
        };
      });
  },
});

/** The names of all tables in a collaboration. They are known only if every member is part of this app. */
function tableNamesIn(collaboration: CollaborationNode): readonly string[] | undefined {
  const tables = tableNodesOf(list(itemsOf(collaboration.memberships)));
  const names = itemsOf(tables).flatMap((table) => knownValue(table.name) ?? []);
  const isKnown = hasEveryMembership(collaboration) && isComplete(tables) && names.length === itemsOf(tables).length;
  return isKnown ? names : undefined;
}
