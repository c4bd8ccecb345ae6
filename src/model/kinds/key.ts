import type { CfnKeyProps } from 'aws-cdk-lib/aws-kms';
import type { ListFact } from '../fact';
import { kind } from '../kind';
import type { Property } from '../source';
import { type StatementFacts, statementsOf } from '../statements';

/** The facts of an `AWS::KMS::Key`. */
export interface KeyFacts {
  readonly policy: ListFact<StatementFacts>;
}

function read(property: Property<CfnKeyProps>): KeyFacts {
  return { policy: statementsOf(property('keyPolicy')) };
}

export const key = kind({ type: 'AWS::KMS::Key', read, links: {} });
