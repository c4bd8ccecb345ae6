import { is } from '../../model/fact';
import { nameOf, quoted, rule } from '../rule';

export const mappedIdsStayInJoins = rule({
  id: 'MappedIdsStayInJoins',
  catalogueIds: ['CR-IDM-009'],
  subject: 'idNamespace',
  severity: 'warning',
  title: 'Queries use mapped IDs only to join tables',
  why: 'queries can return the IDs of a namespace that they can use as a dimension, which shows single persons',
  fix: `set ${quoted(['AllowUseAsDimensionColumn'])} to false`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/id-mapping-table-analysis-rule.html',
    basis: 'documented',
  },
  check: (association) =>
    is(association.isDimension, true)
      ? [
          {
            what: `queries can return the IDs of the namespace ${nameOf(association)}`,
            property: 'IdMappingConfig.AllowUseAsDimensionColumn',
          },
        ]
      : [],
});
