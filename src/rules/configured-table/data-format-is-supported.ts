import { knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

/**
 * Formats that no list of Clean Rooms contains, by the Java classes that read them. The lists differ by engine; what only
 * one of them contains, such as Avro, is not reported.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/supported-serdes.html
 */
const NOT_SUPPORTED: readonly (readonly [string, RegExp])[] = [
  ['ORC', /^org\.apache\.hadoop\.hive\.ql\.io\.orc\.(OrcSerde|OrcInputFormat)$/],
  ['Amazon Ion', /^com\.amazon\.ionhiveserde\./],
  ['trail log', /^com\.amazon\.emr\.(hive\.serde\.CloudTrailSerde|cloudtrail\.CloudTrailInputFormat)$/],
  ['Grok', /^com\.amazonaws\.glue\.serde\.GrokSerDe$/],
];

export const dataFormatIsSupported = rule({
  id: 'DataFormatIsSupported',
  catalogueIds: ['CR-TABLE-023'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The data of an AWS Glue table has a supported format',
  why: 'Clean Rooms reads only data in formats such as Parquet, CSV and JSON',
  fix: 'convert the data to Apache Parquet, for example with an AWS Glue job',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-formats.html',
    basis: 'documented',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    if (!glueTable) {
      return [];
    }
    const classes = [glueTable.serializationLibrary, glueTable.inputFormat].flatMap((fact) => knownValue(fact) ?? []);
    for (const [format, reader] of NOT_SUPPORTED) {
      const name = classes.find((one) => reader.test(one));
      if (name !== undefined) {
        const subject = `the AWS Glue table ${nameOf(glueTable)} of ${nameOf(table)}`;
        return [
          { what: `${subject} contains data in the format ${format} (${quoted([name])})`, property: 'TableReference' },
        ];
      }
    }
    return [];
  },
});
