import { customOf, userIdentifiersOf } from '../../model/analysis-rule';
import { isAbsent } from '../../model/fact';
import { label, nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';
import { associationsIn, readingOfIntermediate } from '../table-reading';

export const intermediateTableKeepsPrivacy = rule({
  id: 'IntermediateTableKeepsPrivacy',
  catalogueIds: ['CR-ITAB-012'],
  subject: 'intermediateTable',
  severity: 'warning',
  title: 'An intermediate table of tables with differential privacy has differential privacy',
  why: 'the service treats the data of an intermediate table as a new dataset, to which the differential privacy of its base tables no longer applies',
  fix: `add differential privacy to the rule in ${quoted(['AnalysisRules'])}, or agree with the owners of the base tables that the result needs none`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-intermediate-tables.html',
    basis: 'documented',
  },
  check: (table) => {
    const reading = readingOfIntermediate(table);
    const custom = customOf(table.rule);
    if (!reading || !custom || !isAbsent(custom.differentialPrivacy)) {
      return [];
    }
    const bases = associationsIn(reading, table).filter((base) => {
      const node = nodeOf(base.table);
      return node !== undefined && userIdentifiersOf(node.rule) !== undefined;
    });
    return bases.length === 0
      ? []
      : [
          {
            what: `${nameOf(table)} has no differential privacy, but ${reading.analysis} reads ${quoted(bases.map(label))}, which ${bases.length === 1 ? 'has' : 'have'} it`,
            property: 'AnalysisRules',
          },
        ];
  },
});
