import { is, isAbsent, knownValue } from '../../model/fact';
import { label, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { NOT_ALLOWED } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';
import { associationsIn, readingOfTemplate } from '../table-reading';

export const syntheticTablesAllowAdditionalAnalyses = rule({
  id: 'SyntheticTablesAllowAdditionalAnalyses',
  catalogueIds: ['CR-SYN-007'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The tables behind synthetic data allow additional analyses',
  why: 'synthetic data is the input of a machine learning model, which is an additional analysis',
  fix: text`set ${code('additionalAnalyses')} in the analysis rule of the table to ${code('AdditionalAnalyses.ALLOWED')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/considerations-for-data-generation.html',
    basis: 'inferred',
  },
  check: (template) => {
    const reading = readingOfTemplate(template);
    const closed = (reading ? associationsIn(reading, template) : []).filter(({ table }) => {
      const node = nodeOf(table);
      const additional = node && knownValue(node.rule)?.additionalAnalyses;
      return additional !== undefined && (isAbsent(additional) || is(additional, NOT_ALLOWED));
    });
    return is(template.syntheticData, true) && closed.length > 0
      ? [
          {
            what: `${nameOf(template)} generates synthetic data from ${quoted(closed.map(label))}, which does not allow additional analyses`,
            property: 'SyntheticDataParameters',
          },
        ]
      : [];
  },
});
