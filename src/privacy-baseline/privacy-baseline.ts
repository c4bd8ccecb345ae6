import type { IPropertyInjector } from 'aws-cdk-lib';
import { enumOf, formatted, knownNumber, listOf, optional, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';
import { COLLABORATION_REQUIREMENTS } from './collaboration-requirements';
import { MEMBERSHIP_REQUIREMENTS } from './membership-requirements';
import { type PrivacyException, PrivacyRequirement } from './privacy-exception';
import { StrictInjector } from './strict-injector';
import { intermediateTableRequirements, tableRequirements } from './table-requirements';

/** Options for `PrivacyBaseline.strict`. */
export interface StrictPrivacyOptions {
  /**
   * The minimum number of distinct persons for each row of a result, from 2 to 100,000.
   *
   * It applies to aggregation analysis rules, and to the aggregation thresholds of custom analysis rules that allow any
   * query. There is no default, because no page of AWS recommends a number: it depends on the data and on its laws.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html
   */
  readonly minimumGroupSize: number;
  /**
   * The constructs to which a requirement does not apply, each with a reason.
   *
   * @default - none
   */
  readonly exceptions?: PrivacyException[];
}

/**
 * Privacy defaults for all Clean Rooms constructs in an app, a stage or a stack.
 *
 * The defaults are property injectors of the CDK. They apply to the constructs of this library that are created below the
 * app, stage or stack that has the injectors, and not to L1s and imported resources. They help to meet requirements, and
 * do not enforce them: for each class, the nearest scope with an injector is decisive, and an injector that is added to
 * the same scope later replaces that of the preset.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/blueprints.html
 * @example
 * new App({ propertyInjectors: PrivacyBaseline.strict({ minimumGroupSize: 100 }) });
 */
export class PrivacyBaseline {
  /**
   * Logs analyses, and refuses what is weaker than the following requirements.
   *
   * - Queries are logged by collaborations and memberships, and jobs if a member can run them.
   * - The members approve new members and new receivers of results.
   * - Custom analysis rules allow only reviewed analyses, or protect the results of any query of another account with
   *   differential privacy, or with an aggregation threshold, comparison controls, and columns as the only aggregated
   *   expressions. Nothing protects the results of any job, so jobs of other accounts must be reviewed.
   * - Each row of the result of a query that is not reviewed has a minimum number of persons, or noise. This excludes
   *   list analysis rules.
   *
   * What the properties of a construct do not state is added to them. If they state something weaker, or something that is
   * not known at synthesis, the constructor throws an error with the requirement, and with what to change.
   *
   * @param options the minimum group size and the exceptions
   * @example
   * const propertyInjectors = PrivacyBaseline.strict({
   *   minimumGroupSize: 100,
   *   exceptions: [
   *     {
   *       path: 'Publisher/Stores',
   *       requirement: PrivacyRequirement.MINIMUM_GROUP_SIZE,
   *       reason: 'the table contains stores and no persons',
   *     },
   *   ],
   * });
   * new App({ propertyInjectors });
   */
  public static strict(options: StrictPrivacyOptions): IPropertyInjector[] {
    requireShapes(code('PrivacyBaseline.strict'), OPTIONS, { options });
    const { minimumGroupSize, exceptions = [] } = options;
    return [
      new StrictInjector(COLLABORATION_REQUIREMENTS, exceptions),
      new StrictInjector(MEMBERSHIP_REQUIREMENTS, exceptions),
      new StrictInjector(tableRequirements(minimumGroupSize), exceptions),
      new StrictInjector(intermediateTableRequirements(minimumGroupSize), exceptions),
    ];
  }

  private constructor() {}
}

const GROUP_SIZE = knownNumber((size) => Number.isInteger(size) && size >= 2 && size <= 100_000, {
  why: 'it is compared at synthesis with minimums of the service, which are integers from 2 to 100,000',
  fix: 'specify an integer from 2 to 100,000 that is known at synthesis',
});
const PATH = formatted({
  pattern: /^[^/]/,
  why: 'the path of a construct starts with the ID of a stack or stage',
  fix: 'specify the path as the error shows it',
  url: 'https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html',
});
const REASON = formatted({
  pattern: /\S/,
  why: 'an exception without a reason cannot be reviewed',
  fix: 'specify why the requirement does not apply',
});
const OPTIONS = {
  options: struct<StrictPrivacyOptions>({
    minimumGroupSize: GROUP_SIZE,
    exceptions: optional(
      listOf(
        struct<PrivacyException>({
          path: PATH,
          requirement: enumOf('PrivacyRequirement', PrivacyRequirement, 'known at synthesis'),
          reason: REASON,
        }),
      ),
    ),
  }),
};
