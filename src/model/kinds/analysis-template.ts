import type { CfnAnalysisTemplateProps } from 'aws-cdk-lib/aws-cleanrooms';
import { SQL } from '../../private/words';
import { type Fact, is, knownValue, type ListFact, list, map } from '../fact';
import { bucketName, membershipId, roleArn } from '../identifiers';
import { link, links, OF_MEMBERSHIP, subject } from '../kind';
import {
  at,
  booleanOf,
  listOf,
  NOWHERE,
  numberOf,
  objectOf,
  type Pointer,
  pointerOf,
  type Raw,
  textOf,
  textsOf,
} from '../raw';
import type { Property } from '../source';

/**
 * The facts of an `AWS::CleanRooms::AnalysisTemplate`, which is an analysis that members can approve before it runs.
 */
export interface AnalysisTemplateFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  /** The format, which is `SQL`, or `PYSPARK_` with a version. */
  readonly format: Fact<string>;
  readonly sql: Fact<string>;
  readonly artifacts: Fact<ArtifactFacts>;
  /** The tables in the schema of the template. */
  readonly referencedTables: ListFact<string>;
  /** The level of detail of error messages, if it is not the basic one. */
  readonly errorMessageType: Fact<string>;
  /** The names of the declared parameters. */
  readonly parameters: ListFact<string>;
  /** Whether the template generates synthetic data. */
  readonly syntheticData: Fact<boolean>;
  /** The declared parameters with all that is known of them, in the same order. */
  readonly declarations: ListFact<ParameterFacts>;
  /** How the template generates synthetic data. */
  readonly synthesis: Fact<SynthesisFacts>;
}

/** The code of a PySpark template. */
export interface ArtifactFacts {
  /** The entry point, then the other files. */
  readonly files: ListFact<FileFacts>;
  readonly rolePointer: Pointer;
}

export interface FileFacts {
  readonly bucket: Pointer;
  readonly key: Fact<string>;
}

export interface ParameterFacts {
  readonly name: Fact<string>;
  readonly type: Fact<string>;
  readonly defaultValue: Fact<string>;
}

/** How synthetic data is generated from the result of a query. */
export interface SynthesisFacts {
  readonly columns: ListFact<SyntheticColumnFacts>;
  /** The highest accepted score of an attack that infers whether a row is in the original data. */
  readonly attackScore: Fact<number>;
}

export interface SyntheticColumnFacts {
  readonly name: Fact<string>;
  readonly type: Fact<string>;
  readonly isPredicted: Fact<boolean>;
}

function read(property: Property<CfnAnalysisTemplateProps>): AnalysisTemplateFacts {
  const source = property('source');
  const parameters = property('analysisParameters');
  return {
    name: textOf(property('name')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    format: textOf(property('format')),
    sql: textOf(at(source, 'text')),
    artifacts: objectOf(at(source, 'artifacts'), readArtifacts),
    referencedTables: textsOf(at(property('schema'), 'referencedTables')),
    errorMessageType: textOf(at(property('errorMessageConfiguration'), 'type')),
    parameters: listOf(parameters, (parameter) => textOf(at(parameter, 'name'))),
    declarations: listOf(parameters, (parameter) => objectOf(parameter, readParameter)),
    syntheticData: objectOf(property('syntheticDataParameters'), () => true),
    synthesis: objectOf(at(property('syntheticDataParameters'), 'mlSyntheticDataParameters'), readSynthesis),
  };
}

function readArtifacts(artifacts: Raw): ArtifactFacts {
  const others = at(artifacts, 'additionalArtifacts');
  const entryPoint = readFile(at(artifacts, 'entryPoint'));
  const files = listOf(others ?? [], (file) => objectOf(file, readFile));
  return {
    files:
      files.state === 'known'
        ? list([entryPoint, ...files.value.items], files.value.complete)
        : list([entryPoint], false),
    rolePointer: pointerOf(at(artifacts, 'roleArn')),
  };
}

function readFile(file: Raw): FileFacts {
  const location = at(file, 'location');
  return { bucket: pointerOf(at(location, 'bucket')), key: textOf(at(location, 'key')) };
}

function readParameter(parameter: Raw): ParameterFacts {
  return {
    name: textOf(at(parameter, 'name')),
    type: textOf(at(parameter, 'type')),
    defaultValue: textOf(at(parameter, 'defaultValue')),
  };
}

function readSynthesis(parameters: Raw): SynthesisFacts {
  return {
    columns: listOf(at(parameters, 'columnClassification', 'columnMapping'), (column) =>
      objectOf(column, (value) => ({
        name: textOf(at(value, 'columnName')),
        type: textOf(at(value, 'columnType')),
        isPredicted: booleanOf(at(value, 'isPredictiveValue')),
      })),
    ),
    attackScore: numberOf(at(parameters, 'maxMembershipInferenceAttackScore')),
  };
}

/** The text of a template that is certainly SQL. */
export function sqlOf({ format, sql }: AnalysisTemplateFacts): string | undefined {
  return is(format, SQL) ? knownValue(sql) : undefined;
}

/** Whether the format is certainly SQL. */
export function isSql({ format }: AnalysisTemplateFacts): boolean {
  return is(format, SQL);
}

/** Whether the format is certainly one of PySpark, in any version. */
export function isPyspark({ format }: AnalysisTemplateFacts): boolean {
  return format.state === 'known' && format.value.startsWith('PYSPARK_');
}

function artifactsOf(facts: AnalysisTemplateFacts): ArtifactFacts | undefined {
  return knownValue(facts.artifacts);
}

export const analysisTemplate = subject({
  type: 'AWS::CleanRooms::AnalysisTemplate',
  heading: 'Analysis template',
  read,
  forwards: OF_MEMBERSHIP,
  links: {
    membership: link('membership', (facts: AnalysisTemplateFacts) => facts.membershipPointer, {
      back: ['templates'],
      takes: membershipId('MembershipIdentifier'),
      within: ['account', 'region'],
    }),
    /** The role that reads the code. */
    codeRole: link('role', (facts: AnalysisTemplateFacts) => artifactsOf(facts)?.rolePointer ?? NOWHERE, {
      back: ['codeTemplates'],
      takes: roleArn('Source'),
    }),
    /** The buckets of the files, in the order of the files. */
    codeBuckets: links(
      'bucket',
      (facts: AnalysisTemplateFacts) =>
        map(artifactsOf(facts)?.files ?? list([]), ({ items, complete }) => ({
          items: items.map(({ bucket }) => bucket),
          complete,
        })),
      { takes: bucketName('Source') },
    ),
  },
});
