import { isComplete, itemsOf } from '../../model/fact';
import { collaborationOf } from '../../model/nodes';
import { unique } from '../../model/unique';
import { text } from '../../private/text';
import { allowedTemplates } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const allowedTemplateIsOfCollaboration = rule({
  id: 'AllowedTemplateIsOfCollaboration',
  catalogueIds: ['CR-CUSTOM-006'],
  subject: 'configuredTable',
  // The table can be associated with the other collaboration later, and outside of this app.
  severity: 'warning',
  title: 'A custom analysis rule allows analysis templates of the collaborations of its table',
  why: 'an analysis template exists only in the collaboration of its membership and cannot be run in others',
  fix: text`create the analysis template in the collaboration of the table, or also associate the table with the
    collaboration of the analysis template`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'inferred',
  },
  check: (table) => {
    const templates = allowedTemplates(table);
    if (templates.length === 0) {
      return [];
    }
    const associations = itemsOf(table.associations);
    const homes = associations.flatMap((association) => collaborationOf(association) ?? []);
    // An association that leads out of the app can lead to the template's collaboration.
    if (!isComplete(table.associations) || homes.length === 0 || homes.length < associations.length) {
      return [];
    }
    const own = quoted(unique(homes).map(({ path }) => path));
    return templates.flatMap((template) => {
      const home = collaborationOf(template);
      if (!home || homes.includes(home)) {
        return [];
      }
      const source = `the analysis template ${nameOf(template)} of the collaboration ${quoted([home.path])}`;
      return [
        {
          what: `${nameOf(table)} allows ${source}, but is associated only with ${own}`,
          property: 'AnalysisRules',
        },
      ];
    });
  },
});
