import type { CfnDatabaseProps } from 'aws-cdk-lib/aws-glue';
import type { Fact } from '../fact';
import { kind } from '../kind';
import { at, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::Glue::Database`. */
export interface GlueDatabaseFacts {
  readonly name: Fact<string>;
}

function read(property: Property<CfnDatabaseProps>): GlueDatabaseFacts {
  return { name: textOf(at(property('databaseInput'), 'name')) };
}

export const glueDatabase = kind({ type: 'AWS::Glue::Database', read, links: {} });
