import { isComplete, itemsOf } from '../../model/fact';
import { mappedNamespaces } from '../namespaces';
import { nameOf, quoted, rule } from '../rule';

export const mappedNamespacesShareMethod = rule({
  id: 'MappedNamespacesShareMethod',
  catalogueIds: ['CR-IDM-004'],
  subject: 'idMappingTable',
  severity: 'error',
  title: 'The ID namespaces of an ID mapping table support one method',
  why: 'a workflow maps IDs by one method, which both ID namespaces must support',
  fix: 'specify a method that both ID namespaces support, such as "RULE_BASED"',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-id-mapping-table.html',
    basis: 'documented',
  },
  check: (table) => {
    const namespaces = mappedNamespaces(table);
    if (!namespaces?.every(({ methods }) => isComplete(methods) && itemsOf(methods).length > 0)) {
      return [];
    }
    const [source, target] = namespaces;
    const [first, second] = [itemsOf(source.methods), itemsOf(target.methods)];
    return first.some((method) => second.includes(method))
      ? []
      : [
          {
            what: `${nameOf(table)} maps ${nameOf(source)}, which supports ${quoted(first)}, and ${nameOf(target)}, which supports ${quoted(second)}`,
            property: 'InputReferenceConfig',
          },
        ];
  },
});
