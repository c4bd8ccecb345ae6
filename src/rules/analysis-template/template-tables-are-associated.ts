import { code, text } from '../../private/text';
import { rule } from '../rule';
import { readingOfTemplate } from '../table-reading';
import { unassociatedTables } from '../unassociated-tables';

export const templateTablesAreAssociated = rule({
  id: 'TemplateTablesAreAssociated',
  catalogueIds: ['CR-TMPL-010'],
  subject: 'analysisTemplate',
  // Tables can be associated later, and outside of this app.
  severity: 'warning',
  title: 'Every table of an analysis template is associated with the collaboration',
  why: 'an analysis refers to a table by the name of its association, and fails if there is no association with this name',
  fix: text`associate the table under this name with ${code('membership.associate')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html',
    basis: 'documented',
  },
  check: (template) => {
    const reading = readingOfTemplate(template);
    return reading ? unassociatedTables(reading, template) : [];
  },
});
