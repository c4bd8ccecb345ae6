import { Fn, Stack, Token, Validations } from 'aws-cdk-lib';
import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import type { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct, IConstruct } from 'constructs';
import { constructAt, factsOf } from '../model/construct-source';
import { knownValue, type ListFact, UNKNOWN } from '../model/fact';
import { glueTable } from '../model/kinds/glue-table';
import { at, textOf } from '../model/raw';
import { readRaw } from '../model/resolve';
import { InputError } from '../private/errors';
import { kmsKey, kmsKeyOf } from '../private/kms-key';
import { l1Of } from '../private/l1';
import { inLanguageOfApp } from '../private/language';
import { code, text } from '../private/text';
import type { SourceOfTable } from './source-of-table';
import { bucketArn, type CatalogTable, readCatalog, readObjects, type S3Data } from './table-access';
import type { GlueSourceOptions } from './table-source-options';

/** A table in a Data Catalog. Unknown values are those of the stack that uses it. */
interface CatalogEntry {
  readonly account?: string;
  readonly region?: string;
  readonly databaseName: string;
  readonly tableName: string;
}

export class GlueSource implements SourceOfTable {
  public readonly wildcardReason =
    'the keys of the objects below the key prefix of the table are not known at synthesis';

  constructor(
    private readonly l1: CfnTable | undefined,
    private readonly entry: CatalogEntry,
    private readonly options: GlueSourceOptions,
  ) {}

  public render(scope: Construct): CfnConfiguredTable.TableReferenceProperty {
    const { databaseName, tableName, region } = this.entry;
    const elsewhere = region === Stack.of(scope).region ? undefined : region;
    return { glue: { databaseName, tableName, region: this.options.region ?? elsewhere } };
  }

  public columns(): ListFact<string> {
    return this.l1 ? factsOf(glueTable, this.l1).columns : UNKNOWN;
  }

  public readStatements(scope: Construct): PolicyStatement[] {
    return [...readCatalog(scope, this.catalogTable(scope)), ...readObjects(this.data(scope))];
  }

  public catalogTable(scope: Construct): CatalogTable {
    const { l1, entry } = this;
    const stack = Stack.of(scope);
    return {
      ...entry,
      account: entry.account ?? stack.account,
      region: this.options.region ?? entry.region ?? stack.region,
      key: this.options.catalogEncryptionKey && kmsKey(this.options.catalogEncryptionKey),
      schema: l1 && schemaOf(l1),
    };
  }

  private data(scope: Construct): S3Data {
    const { l1 } = this;
    const { bucket, keyPrefix, encryptionKey } = this.options;
    const location = l1 && knownValue(factsOf(glueTable, l1).location);
    const key = encryptionKey && kmsKey(encryptionKey);
    const prefix = keyPrefix ?? (location && knownValue(location.prefix)) ?? wholeBucket(scope, this.label());
    if (bucket) {
      return {
        bucketArn: bucket.bucketRef.bucketArn,
        bucketAccount: bucket.env.account,
        prefix,
        key: key ?? kmsKeyOf(bucket),
      };
    }
    const pointer = location?.bucket;
    const l1Bucket = l1Of<CfnBucket>(constructAt(pointer), 'AWS::S3::Bucket');
    if (l1Bucket) {
      return {
        bucketArn: l1Bucket.attrArn,
        bucketAccount: Stack.of(l1Bucket).account,
        prefix,
        key: key ?? kmsKeyOf(l1Bucket),
      };
    }
    if (pointer?.kind === 'literal') {
      return { bucketArn: bucketArn(pointer.text), bucketAccount: Stack.of(l1 ?? scope).account, prefix, key };
    }
    throw new InputError(scope, {
      what: `the bucket with the data of the AWS Glue table ${this.label()} cannot be determined`,
      why: 'the role can read only the bucket and key prefix of its table',
      fix: text`specify ${code('bucket')} and ${code('keyPrefix')} in ${code('TableSource')}, or specify ${code('role')}`,
    });
  }

  /** The table in a message: its name if it is a literal, otherwise the path of its construct. */
  private label(): string {
    const { tableName } = this.entry;
    if (!Token.isUnresolved(tableName)) {
      return JSON.stringify(tableName);
    }
    return this.l1?.node.path ?? 'that is imported';
  }
}

/** The key prefix of a table whose prefix is not known: all objects of its bucket can be read, which is reported. */
function wholeBucket(scope: Construct, table: string): string {
  const message = text`the role can read the whole bucket of the AWS Glue table ${table}, because the key prefix of the
    table is not known; specify ${code('keyPrefix')} in ${code('TableSource')}, or an empty one if the table is the whole
    bucket`;
  Validations.of(scope).addWarning('CleanRooms::RoleReadsWholeBucket', inLanguageOfApp(message));
  return '';
}

export function glueTableOf(table: IConstruct | undefined): CfnTable | undefined {
  return l1Of<CfnTable>(table, 'AWS::Glue::Table');
}

/** The account, Region and database of a table in this app. */
export function placeOf(l1: CfnTable) {
  return { account: l1.catalogId, region: Stack.of(l1).region, databaseName: l1.databaseName };
}

/**
 * The account, Region and database in the ARN of a table:
 * `arn:<partition>:glue:<region>:<account>:table/<database>/<table>`.
 */
export function placeIn(tableArn: string) {
  const [region, account] = [3, 4].map((index) => Fn.select(index, Fn.split(':', tableArn)));
  return { account, region, databaseName: Fn.select(1, Fn.split('/', tableArn)) };
}

/** The schema in the registry that a table uses, or any schema in the registry if the name is not a literal. */
function schemaOf(l1: CfnTable): CatalogTable['schema'] {
  const reference = at(readRaw(l1, l1.tableInput), 'storageDescriptor', 'schemaReference');
  if (reference === undefined) {
    return undefined;
  }
  return {
    registryName: knownValue(textOf(at(reference, 'schemaId', 'registryName'))),
    schemaName: knownValue(textOf(at(reference, 'schemaId', 'schemaName'))),
  };
}
