import { knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

/** Names that files with data have. A folder can have such a name, so that a location that ends in a slash is one. */
const FILE = /\.(csv|tsv|txt|json|jsonl|ndjson|parquet|avro|orc|gz|bz2|snappy|zst|zip)$/i;

export const locationIsFolder = rule({
  id: 'LocationIsFolder',
  catalogueIds: ['CR-TABLE-024'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'The location of an AWS Glue table is a folder',
  why: 'Clean Rooms reads tables whose location is a folder in Amazon S3, not a single file',
  fix: 'move the file to a folder, and set the location of the AWS Glue table to the folder, with a slash at the end',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/associate-configured-table.html',
    basis: 'documented',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    if (!glueTable) {
      return [];
    }
    const location = knownValue(glueTable.location);
    const name = location && knownValue(location.lastName);
    if (name === undefined || !FILE.test(name)) {
      return [];
    }
    const subject = `the location of the AWS Glue table ${nameOf(glueTable)} of ${nameOf(table)}`;
    return [{ what: `${subject} ends in ${quoted([name])}, which is the name of a file`, property: 'TableReference' }];
  },
});
