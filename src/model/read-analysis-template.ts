import type { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { type Fact, is, knownValue, type ListFact } from './fact';
import { at, listOf, type Pointer, pointerOf, readRaw, textOf } from './raw';

export const SQL = 'SQL';
export const PYSPARK = 'PYSPARK_1_0';

/** `AWS::CleanRooms::AnalysisTemplate`: an analysis that members can approve before it runs. */
export interface AnalysisTemplateFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  /** `SQL` or `PYSPARK_1_0`. */
  readonly format: Fact<string>;
  readonly sql: Fact<string>;
  /** The names of the declared parameters. */
  readonly parameters: ListFact<string>;
}

export function readAnalysisTemplate(cfn: CfnAnalysisTemplate): AnalysisTemplateFacts {
  const read = (value: unknown) => readRaw(cfn, value);
  return {
    name: textOf(read(cfn.name)),
    membershipPointer: pointerOf(read(cfn.membershipIdentifier)),
    format: textOf(read(cfn.format)),
    sql: textOf(at(read(cfn.source), 'text')),
    parameters: listOf(read(cfn.analysisParameters), (parameter) => textOf(at(parameter, 'name'))),
  };
}

/** The text of a template that certainly is SQL. */
export function sqlOf({ format, sql }: AnalysisTemplateFacts): string | undefined {
  return is(format, SQL) ? knownValue(sql) : undefined;
}
