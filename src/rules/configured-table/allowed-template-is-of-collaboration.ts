import { collaborationOf } from '../../model/nodes';
import { allowedTemplates } from '../allowed-analyses';
import { nameOf, quoted, rule } from '../rule';

export const allowedTemplateIsOfCollaboration = rule({
  id: 'AllowedTemplateIsOfCollaboration',
  catalogueIds: ['CR-CUSTOM-006'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A custom rule allows templates of collaborations in which its table takes part',
  why: 'an analysis template exists in the collaboration of its membership only, and cannot be run elsewhere',
  fix: 'create the template in the collaboration of the table, or associate the table in that of the template too',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-allowed-analyses.html',
    basis: 'documented',
  },
  check: (table) => {
    const homes = table.associations.flatMap((association) => collaborationOf(association) ?? []);
    // An association that refers to a resource outside the app can be in the collaboration of the template.
    if (homes.length === 0 || homes.length < table.associations.length) {
      return [];
    }
    const own = quoted([...new Set(homes)].map(({ path }) => path));
    return allowedTemplates(table).flatMap((template) => {
      const home = collaborationOf(template);
      if (!home || homes.includes(home)) {
        return [];
      }
      const whose = `the template ${nameOf(template)} of the collaboration "${home.path}"`;
      return [
        {
          what: `${nameOf(table)} allows ${whose}, but is associated in ${own} only`,
          property: 'AnalysisRules',
        },
      ];
    });
  },
});
