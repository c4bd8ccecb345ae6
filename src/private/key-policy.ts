import { PolicyStatement, type PolicyStatementProps, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey, IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import { InputError } from './errors';
import { kmsKey } from './kms-key';
import { CLEAN_ROOMS } from './service-trust';
import { text } from './text';

/** The ARN of a key, for a property that accepts no alias. Throws an error if only an alias of the key is known. */
export function keyArnOf(user: IConstruct, key: IKeyRef): string {
  const { arn, alias } = kmsKey(key);
  if (alias === undefined) {
    return arn;
  }
  throw new InputError(user, {
    what: text`its encryption key is known only by the alias ${JSON.stringify(alias)}`,
    why: 'the service takes the ARN of a key, not that of an alias',
    fix: 'import the key by its ARN, or the alias together with its key',
  });
}

/**
 * Allows Clean Rooms the use of a key in the policy of the key. The policy of an imported key or of an L1 does not change:
 * a rule reads that of an L1.
 */
export function allowCleanRooms(key: IKeyRef, ...statements: readonly PolicyStatementProps[]): void {
  for (const statement of statements) {
    (key as Partial<IKey>).addToResourcePolicy?.(
      // In the policy of a key, the wildcard stands for the key.
      new PolicyStatement({ ...statement, principals: [new ServicePrincipal(CLEAN_ROOMS)], resources: ['*'] }),
    );
  }
}
