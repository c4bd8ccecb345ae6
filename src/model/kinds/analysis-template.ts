import type { CfnAnalysisTemplateProps } from 'aws-cdk-lib/aws-cleanrooms';
import { SQL } from '../../private/words';
import { type Fact, is, knownValue, type ListFact } from '../fact';
import { membershipId } from '../identifiers';
import { link, OF_MEMBERSHIP, subject } from '../kind';
import { at, listOf, objectOf, type Pointer, pointerOf, textOf } from '../raw';
import type { Property } from '../source';

/**
 * The facts of an `AWS::CleanRooms::AnalysisTemplate`, which is an analysis that members can approve before it runs.
 */
export interface AnalysisTemplateFacts {
  readonly name: Fact<string>;
  readonly membershipPointer: Pointer;
  /** The format, which is `SQL` or `PYSPARK_1_0`. */
  readonly format: Fact<string>;
  readonly sql: Fact<string>;
  /** The names of the declared parameters. */
  readonly parameters: ListFact<string>;
  /** Whether the template generates synthetic data. */
  readonly syntheticData: Fact<boolean>;
}

function read(property: Property<CfnAnalysisTemplateProps>): AnalysisTemplateFacts {
  return {
    name: textOf(property('name')),
    membershipPointer: pointerOf(property('membershipIdentifier')),
    format: textOf(property('format')),
    sql: textOf(at(property('source'), 'text')),
    parameters: listOf(property('analysisParameters'), (parameter) => textOf(at(parameter, 'name'))),
    syntheticData: objectOf(property('syntheticDataParameters'), () => true),
  };
}

/** The text of a template that is certainly SQL. */
export function sqlOf({ format, sql }: AnalysisTemplateFacts): string | undefined {
  return is(format, SQL) ? knownValue(sql) : undefined;
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
  },
});
