import { isNot, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CUSTOM } from '../../private/words';
import { quoted, rule } from '../rule';
import { associationsIn, readingOfTemplate } from '../table-reading';

export const templateTablesHaveCustomRule = rule({
  id: 'TemplateTablesHaveCustomRule',
  catalogueIds: ['CR-TMPL-013'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'Every table of an analysis template has a custom analysis rule',
  why: 'an analysis template supports only tables with a custom analysis rule',
  fix: text`set ${code('analysisRule')} of the table to ${code('AnalysisRule.custom({ … })')}, or run the SQL as a query
    instead of an analysis template`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html',
    basis: 'documented',
  },
  check: (template) => {
    const reading = readingOfTemplate(template);
    if (!reading) {
      return [];
    }
    return associationsIn(reading, template).flatMap(({ name, table }) => {
      const rule = nodeOf(table)?.rule;
      const type = rule && knownValue(rule)?.type;
      if (!type || !isNot(type, CUSTOM)) {
        return [];
      }
      return [
        {
          what: `${reading.analysis} reads ${quoted([knownValue(name)])}, which has an analysis rule of type ${quoted([knownValue(type)])}`,
          property: reading.property,
        },
      ];
    });
  },
});
