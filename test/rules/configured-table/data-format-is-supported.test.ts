import { dataFormatIsSupported } from '../../../src/rules/configured-table/data-format-is-supported';
import { glueTable, known, OUTSIDE, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'convert the data to Apache Parquet, for example with an AWS Glue job';

const readBy = (serializationLibrary: string, inputFormat?: string) =>
  table({
    glueTable: to(
      glueTable({
        serializationLibrary: known(serializationLibrary),
        ...(inputFormat ? { inputFormat: known(inputFormat) } : {}),
      }),
    ),
  });

function violation(format: string, name: string) {
  return {
    severity: 'error',
    what: `the AWS Glue table "sales" of "sales" contains data in the format ${format} ("${name}")`,
    fix: FIX,
    property: 'TableReference',
  } as const;
}

describeRule(dataFormatIsSupported, {
  fires: [
    {
      name: 'the data is ORC',
      subject: () => readBy('org.apache.hadoop.hive.ql.io.orc.OrcSerde'),
      violations: [violation('ORC', 'org.apache.hadoop.hive.ql.io.orc.OrcSerde')],
    },
    {
      name: 'only the input format is that of ORC',
      subject: () =>
        table({
          glueTable: to(glueTable({ inputFormat: known('org.apache.hadoop.hive.ql.io.orc.OrcInputFormat') })),
        }),
      violations: [violation('ORC', 'org.apache.hadoop.hive.ql.io.orc.OrcInputFormat')],
    },
    {
      name: 'the data is Amazon Ion',
      subject: () => readBy('com.amazon.ionhiveserde.IonHiveSerDe'),
      violations: [violation('Amazon Ion', 'com.amazon.ionhiveserde.IonHiveSerDe')],
    },
    {
      name: 'the data is a trail',
      subject: () => readBy('com.amazon.emr.hive.serde.CloudTrailSerde'),
      violations: [violation('trail log', 'com.amazon.emr.hive.serde.CloudTrailSerde')],
    },
    {
      name: 'the data is a log that Grok reads',
      subject: () => readBy('com.amazonaws.glue.serde.GrokSerDe', 'org.apache.hadoop.mapred.TextInputFormat'),
      violations: [violation('Grok', 'com.amazonaws.glue.serde.GrokSerDe')],
    },
  ],
  quiet: [
    {
      name: 'the data is Parquet',
      subject: () => readBy('org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'),
    },
    { name: 'the data is CSV', subject: () => readBy('org.apache.hadoop.hive.serde2.OpenCSVSerde') },
    { name: 'the data is JSON', subject: () => readBy('org.openx.data.jsonserde.JsonSerDe') },
    {
      name: 'only one list contains the format',
      subject: () => readBy('org.apache.hadoop.hive.serde2.avro.AvroSerDe'),
    },
    { name: 'the class is of the company', subject: () => readBy('com.example.OrcSerde') },
    { name: 'the table states no class', subject: () => table({ glueTable: to(glueTable()) }) },
  ],
  unknown: [
    {
      name: 'the class is a token',
      subject: () => table({ glueTable: to(glueTable({ serializationLibrary: UNKNOWN })) }),
    },
    { name: 'the Glue table is outside of the app', subject: () => table({ glueTable: OUTSIDE }) },
  ],
});
