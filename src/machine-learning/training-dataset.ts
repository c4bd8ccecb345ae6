import { type IResource, RemovalPolicy, Resource, Stack, Token } from 'aws-cdk-lib';
import {
  CfnTrainingDataset,
  type ITrainingDatasetRef,
  type TrainingDatasetReference,
} from 'aws-cdk-lib/aws-cleanroomsml';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type CatalogTable, trainWithCatalog } from '../configured-table/table-access';
import type { TableSource } from '../configured-table/table-source';
import { REMOVAL_POLICY, ROLE } from '../private/cdk-shapes';
import { InputError } from '../private/errors';
import { mlArnOf } from '../private/formats';
import { Note } from '../private/note';
import { received, requireImport } from '../private/received';
import { newServiceRole } from '../private/service-role';
import { trainingDatasetTrust } from '../private/service-trust';
import { formatted, instance, listOf, optional, type Shapes, STRING } from '../private/shape';
import { code, text } from '../private/text';
import { validateAtSynthesis } from '../validation/report';
import type { TrainingColumn } from './training-column';

/** A training dataset, with which lookalike models are trained. */
export interface ITrainingDataset extends IResource, ITrainingDatasetRef {
  /**
   * The ARN of the training dataset.
   *
   * @attribute
   */
  readonly trainingDatasetArn: string;
}

/** Properties for defining a `TrainingDataset`. A change of any of them except the removal policy replaces the dataset. */
export interface TrainingDatasetProps {
  /**
   * The name of the training dataset: up to 63 characters. A change replaces the training dataset.
   *
   * @default - the construct ID
   */
  readonly trainingDatasetName?: string;
  /**
   * A description of the training dataset: up to 255 characters. A change replaces the training dataset.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * The AWS Glue table with the interactions of users and items. A change replaces the training dataset.
   *
   * Its data must be in Amazon S3, and all of it in the Region of this stack. A lookalike model needs at least 100,000
   * users and 1,000,000 interactions.
   */
  readonly source: TableSource;
  /**
   * The columns to train with: up to 100, of which one identifies users, one identifies items, and one contains times.
   * A change replaces the training dataset.
   */
  readonly columns: TrainingColumn[];
  /**
   * The role that Clean Rooms ML assumes to read the table. A change replaces the training dataset.
   *
   * The role must be in the account of this stack. If its policies are part of this app, they are validated.
   *
   * @default - a role that can read only this table
   */
  readonly role?: IRoleRef;
  /**
   * Policy to apply when the training dataset is removed from the stack.
   *
   * The data stays in its bucket in any case.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

abstract class TrainingDatasetBase extends Resource implements ITrainingDataset {
  public abstract readonly trainingDatasetArn: string;

  public get trainingDatasetRef(): TrainingDatasetReference {
    return { trainingDatasetArn: this.trainingDatasetArn };
  }
}

/**
 * An AWS Clean Rooms ML training dataset: the interactions of users and items with which lookalike models are trained.
 *
 * An `AudienceModel` trains a lookalike model with this dataset. A `ConfiguredAudienceModel` then states the conditions for
 * its use.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-training-data.html
 * @resource AWS::CleanRoomsML::TrainingDataset
 * @example
 * declare const views: glue.S3Table;
 * new TrainingDataset(this, 'Views', {
 *   source: TableSource.glue(views),
 *   columns: [
 *     TrainingColumn.userId('viewer'),
 *     TrainingColumn.itemId('film'),
 *     TrainingColumn.timestamp('seen_at'),
 *     TrainingColumn.categoricalFeature('device'),
 *   ],
 * });
 */
export class TrainingDataset extends TrainingDatasetBase {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.TrainingDataset';

  /**
   * Imports a training dataset by its ARN.
   *
   * @example
   * const dataset = TrainingDataset.fromTrainingDatasetArn(
   *   this,
   *   'Views',
   *   'arn:aws:cleanrooms-ml:us-east-1:111111111111:training-dataset/a1b2c3d4-5678-90ab-cdef-000000000007',
   * );
   */
  public static fromTrainingDatasetArn(scope: Construct, id: string, trainingDatasetArn: string): ITrainingDataset {
    requireImport('TrainingDataset.fromTrainingDatasetArn', ARN, scope, id, { trainingDatasetArn });
    return new ImportedTrainingDataset(scope, id, trainingDatasetArn);
  }

  /** Checks whether an object is a `TrainingDataset`, including one from another copy of this library. */
  public static isTrainingDataset(x: unknown): x is TrainingDataset {
    return TRAINING_DATASET.isOn(x);
  }

  /**
   * The ARN of the training dataset.
   *
   * @attribute
   */
  public readonly trainingDatasetArn: string;
  /** The role that Clean Rooms ML assumes to read the table. */
  public readonly role: IRoleRef;

  /** Throws an error if the source is not an AWS Glue table in the Region of this stack. */
  constructor(scope: Construct, id: string, props: TrainingDatasetProps) {
    props = received(TrainingDataset.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    TRAINING_DATASET.write(this, true);

    const table = requireCatalogTable(this, props.source);
    this.role = props.role ?? makeRole(this, props.source, table);

    const resource = new CfnTrainingDataset(this, 'Resource', {
      name: props.trainingDatasetName ?? id,
      description: props.description,
      roleArn: this.role.roleRef.roleArn,
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            schema: props.columns.map((column) => column._render()),
            dataSource: { glueDataSource: renderTable(this, table) },
          },
        },
      ],
    });
    resource.applyRemovalPolicy(props.removalPolicy, { default: RemovalPolicy.DESTROY });
    // Clean Rooms ML assumes the role, so its policies must exist. A role of this library has inline policies.
    if (props.role) {
      resource.node.addDependency(props.role);
    }

    this.trainingDatasetArn = resource.attrTrainingDatasetArn;
    validateAtSynthesis(this);
  }
}

class ImportedTrainingDataset extends TrainingDatasetBase {
  constructor(
    scope: Construct,
    id: string,
    public readonly trainingDatasetArn: string,
  ) {
    super(scope, id, { environmentFromArn: trainingDatasetArn });
  }
}

const TRAINING_DATASET = new Note('TrainingDataset');

const ARN = { trainingDatasetArn: formatted(mlArnOf('training-dataset')) };
const PROPS: Shapes<TrainingDatasetProps> = {
  trainingDatasetName: optional(STRING),
  description: optional(STRING),
  source: instance<TableSource>('TableSource'),
  columns: listOf(instance<TrainingColumn>('TrainingColumn')),
  role: optional(ROLE),
  removalPolicy: optional(REMOVAL_POLICY),
};

function requireCatalogTable(dataset: TrainingDataset, source: TableSource): CatalogTable {
  const table = source._catalogTable(dataset);
  if (!table) {
    throw new InputError(dataset, {
      what: text`${code('source')} is not an AWS Glue table with data in Amazon S3`,
      why: 'Clean Rooms ML reads training data only from such a table',
      fix: text`use ${code('TableSource.glue')}, ${code('TableSource.glueRef')} or ${code('TableSource.glueByName')}`,
    });
  }
  const { region } = Stack.of(dataset);
  if (table.region !== region && !Token.isUnresolved(region) && !Token.isUnresolved(table.region)) {
    throw new InputError(dataset, {
      what: `the AWS Glue table is in ${table.region}, and the training dataset is in ${region}`,
      why: 'Clean Rooms ML reads training data from the Data Catalog of its own Region',
      fix: `use a table in ${region}, or create the training dataset in a stack in ${table.region}`,
    });
  }
  return table;
}

function renderTable(
  dataset: TrainingDataset,
  { databaseName, tableName, account }: CatalogTable,
): CfnTrainingDataset.GlueDataSourceProperty {
  const catalogId = account === Stack.of(dataset).account ? undefined : account;
  return { databaseName, tableName, catalogId };
}

function makeRole(dataset: TrainingDataset, source: TableSource, table: CatalogTable): IRoleRef {
  return newServiceRole(dataset, 'Role', {
    description: 'Clean Rooms ML reads training data with this role',
    trust: trainingDatasetTrust(dataset),
    policyName: 'ReadTrainingData',
    statements: [...source._readStatements(dataset), ...trainWithCatalog(dataset, table)],
    wildcardReason: source._wildcardReason,
  });
}
