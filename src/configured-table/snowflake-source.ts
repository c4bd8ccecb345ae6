import { Stack } from 'aws-cdk-lib';
import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ISecret, ISecretRef } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type ListFact, list } from '../model/fact';
import { kmsKey, statement } from '../private/kms-key';
import { sortedEntries, sortedKeys } from '../private/sorted-entries';
import type { SourceOfTable } from './source-of-table';
import type { SnowflakeSourceOptions } from './table-source-options';

export class SnowflakeSource implements SourceOfTable {
  public readonly wildcardReason = 'the ARN of a secret that is imported by its name ends in unknown characters';

  constructor(private readonly names: SnowflakeSourceOptions) {}

  public render(): CfnConfiguredTable.TableReferenceProperty {
    const { secret, accountIdentifier, databaseName, schemaName, tableName, columnTypes } = this.names;
    const v1 = sortedEntries(columnTypes).map(([columnName, columnType]) => ({ columnName, columnType }));
    return {
      snowflake: {
        secretArn: secret.secretRef.secretId,
        accountIdentifier,
        databaseName,
        schemaName,
        tableName,
        tableSchema: { v1 },
      },
    };
  }

  public columns(): ListFact<string> {
    return list(sortedKeys(this.names.columnTypes));
  }

  /** @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html */
  public readStatements(scope: Construct): PolicyStatement[] {
    const { secret, encryptionKey } = this.names;
    const secretArn = secretArnPattern(secret);
    const key = encryptionKey ?? (secret as Partial<ISecret>).encryptionKey;
    const service = `secretsmanager.${Stack.of(scope).region}.amazonaws.com`;
    return [
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
      ...(key
        ? [
            statement(kmsKey(key), ['kms:Decrypt'], service, {
              StringLike: { 'kms:EncryptionContext:SecretARN': secretArn },
            }),
          ]
        : []),
    ];
  }
}

/**
 * The ARN of a secret, which CloudFormation uses as its ID. The ARN of a secret that is imported by its name lacks the
 * six random characters.
 */
function secretArnPattern(secret: ISecretRef): string {
  const { secretId } = secret.secretRef;
  const isPartial = 'secretFullArn' in secret && secret.secretFullArn === undefined;
  return isPartial ? `${secretId}-??????` : secretId;
}
