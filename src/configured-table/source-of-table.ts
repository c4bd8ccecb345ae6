import type { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { ListFact } from '../model/fact';
import type { CatalogTable } from './table-access';

/** What each kind of table source renders. */
export interface SourceOfTable {
  render(scope: Construct): CfnConfiguredTable.TableReferenceProperty;
  /** Adds what the oldest supported L1 lacks. */
  override?(resource: CfnConfiguredTable): void;
  /** The statements that the role of an association needs to read the table. */
  readStatements(scope: Construct): PolicyStatement[];
  /** The names of the columns, if this app can define the table. */
  columns?(): ListFact<string>;
  /** Why the resources of a statement contain a wildcard. */
  readonly wildcardReason: string;
  /** The table of the Data Catalog, if the source is one with data in Amazon S3. */
  catalogTable?(scope: Construct): CatalogTable;
}
