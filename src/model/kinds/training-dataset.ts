import type { CfnTrainingDatasetProps } from 'aws-cdk-lib/aws-cleanroomsml';
import { type Fact, isComplete, itemsOf, known, knownValue, type ListFact, UNKNOWN } from '../fact';
import { roleArn } from '../identifiers';
import { link, subject } from '../kind';
import { at, listOf, NOWHERE, objectOf, type Pointer, pointerOf, type Raw, soleOf, textOf, textsOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRoomsML::TrainingDataset`, which is the data that a lookalike model is trained with. */
export interface TrainingDatasetFacts {
  readonly name: Fact<string>;
  readonly rolePointer: Pointer;
  /** The only dataset of interactions. */
  readonly data: Fact<TrainingDataFacts>;
}

export interface TrainingDataFacts {
  readonly columns: ListFact<TrainingColumnFacts>;
  readonly tablePointer: Pointer;
}

export interface TrainingColumnFacts {
  readonly name: Fact<string>;
  /** What the column is for, for example `USER_ID`. */
  readonly type: Fact<string>;
}

function read(property: Property<CfnTrainingDatasetProps>): TrainingDatasetFacts {
  return {
    name: textOf(property('name')),
    rolePointer: pointerOf(property('roleArn')),
    data: soleOf(property('trainingData'), readData),
  };
}

function readData(data: Raw): TrainingDataFacts {
  const input = at(data, 'inputConfig');
  return {
    columns: listOf(at(input, 'schema'), (column) => objectOf(column, readColumn)),
    tablePointer: pointerOf(at(input, 'dataSource', 'glueDataSource', 'tableName')),
  };
}

function readColumn(column: Raw): TrainingColumnFacts {
  return { name: textOf(at(column, 'columnName')), type: soleText(at(column, 'columnTypes')) };
}

/** The only text of a list. */
function soleText(raw: Raw): Fact<string> {
  const texts = textsOf(raw);
  const [first, ...rest] = itemsOf(texts);
  return first !== undefined && rest.length === 0 && isComplete(texts) ? known(first) : UNKNOWN;
}

export const trainingDataset = subject({
  type: 'AWS::CleanRoomsML::TrainingDataset',
  heading: 'Training dataset',
  read,
  links: {
    role: link('role', (facts: TrainingDatasetFacts) => facts.rolePointer, { takes: roleArn('RoleArn') }),
    glueTable: link('glueTable', (facts: TrainingDatasetFacts) => knownValue(facts.data)?.tablePointer ?? NOWHERE),
  },
});
