import { knownValue } from '../../model/fact';
import { collaborationOf, label, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { associatedNamespaces } from '../namespaces';
import { nameOf, quoted, rule } from '../rule';

export const mappingTableHasNamespaces = rule({
  id: 'MappingTableHasNamespaces',
  catalogueIds: ['CR-IDM-002'],
  subject: 'idMappingTable',
  // ID namespaces can be associated outside of this app.
  severity: 'warning',
  title: 'The collaboration of an ID mapping table has a source namespace and a target namespace',
  why: 'an ID mapping table maps the IDs of a source namespace to those of a target namespace, which members associate before it is created',
  fix: text`associate a source namespace and a target namespace, and specify both in ${code('namespaceAssociations')}, or let
    the ID mapping table depend on both`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-id-mapping-table.html',
    basis: 'documented',
  },
  check: (table) => {
    const collaboration = collaborationOf(table);
    const associations = associatedNamespaces(table);
    if (!collaboration || !associations) {
      return [];
    }
    const sides = associations.map(({ namespace }) => {
      const node = nodeOf(namespace);
      return node && knownValue(node.side);
    });
    const where = `${nameOf(table)} maps IDs in ${nameOf(collaboration)}`;
    const property = 'InputReferenceConfig';
    if (associations.length < 2) {
      const number =
        associations.length === 0 ? 'has no ID namespace' : `has only the ID namespace ${nameOf(associations[0])}`;
      return [{ what: `${where}, which ${number}`, property }];
    }
    const [side] = sides;
    if (side !== undefined && sides.every((other) => other === side)) {
      return [{ what: `${where}, in which all ID namespaces have type ${quoted([side])}`, property }];
    }
    const late = associations.filter((association) => !table.isCreatedAfter(association));
    return late.length === 0
      ? []
      : [{ what: `${nameOf(table)} does not wait for the ID namespaces ${quoted(late.map(label))}`, property }];
  },
});
