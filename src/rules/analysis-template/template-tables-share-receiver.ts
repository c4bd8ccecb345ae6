import { code, text } from '../../private/text';
import { receiversOf } from '../result-receivers';
import { nameOf, quoted, rule } from '../rule';
import { associationsIn, readingOfTemplate } from '../table-reading';

export const templateTablesShareReceiver = rule({
  id: 'TemplateTablesShareReceiver',
  catalogueIds: ['CR-ASSOC-020'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The tables of an analysis template have a result receiver in common',
  why: 'the strictest controls of all tables apply, so only an account that all tables allow can receive the result',
  fix: text`add an account to ${code('resultReceivers')} of all tables that the template reads`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    basis: 'inferred',
  },
  check: (template) => {
    const reading = readingOfTemplate(template);
    const tables = reading ? associationsIn(reading, template) : [];
    const known = tables.flatMap((table) => (receiversOf(table) ? [table] : []));
    const [first, ...others] = known;
    const common = first
      ? (receiversOf(first) ?? []).filter((one) => others.every((other) => receiversOf(other)?.includes(one)))
      : [];
    if (!reading || others.length === 0 || common.length > 0) {
      return [];
    }
    const names = known.map((table) => `${nameOf(table)} (${quoted(receiversOf(table) ?? [])})`);
    return [
      {
        what: `no account can receive the result, because the tables that ${reading.analysis} reads have other receivers: ${names.join(', ')}`,
        property: reading.property,
      },
    ];
  },
});
