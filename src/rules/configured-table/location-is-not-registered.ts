import { is, isAbsent, itemsOf, knownValue } from '../../model/fact';
import { nodeOf, type RegisteredLocationNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const locationIsNotRegistered = rule({
  id: 'LocationIsNotRegistered',
  catalogueIds: ['CR-TABLE-021'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The data of an AWS Glue table is not registered with AWS Lake Formation',
  why: 'Clean Rooms reads AWS Glue tables in Amazon S3 only from locations that are not registered with Lake Formation',
  fix: text`read the table with ${code('TableSource.athena')}, which supports only custom analysis rules, or remove the
    registration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/prepare-data-S3.html',
    basis: 'documented',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    const bucket = glueTable && nodeOf(glueTable.dataBucket);
    const location = glueTable && knownValue(glueTable.location);
    const prefix = location && knownValue(location.prefix);
    if (!bucket || prefix === undefined) {
      return [];
    }
    const registration = itemsOf(bucket.registrations).find((one) => registers(one, prefix));
    if (!registration) {
      return [];
    }
    const where = `the data of ${nameOf(table)} is in the bucket ${nameOf(bucket)}`;
    return [
      {
        what: `${where}, which ${quoted([registration.path])} registers with Lake Formation`,
        property: 'TableReference',
      },
    ];
  },
});

/** Whether a registration certainly contains a key prefix, and Lake Formation alone decides who reads it. */
function registers({ location, hybridAccess }: RegisteredLocationNode, prefix: string): boolean {
  const registered = knownValue(location)?.prefix;
  const root = registered && knownValue(registered);
  const inside = root !== undefined && (root === '' || `${prefix}/`.startsWith(`${root}/`));
  return inside && (isAbsent(hybridAccess) || is(hybridAccess, false));
}
