import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ACCOUNT_ID } from '../private/formats';
import {
  BOOLEAN,
  CONSTRUCT,
  filledListOf,
  formatted,
  knownNumber,
  knownText,
  optional,
  requireShapes,
  type Shape,
  struct,
} from '../private/shape';
import { code, text } from '../private/text';
import { findingsIn, isValidatedAtSynthesis, stageOf, validateAtSynthesis } from '../validation/report';
import { both, RANGES, type Requirements, requirementsOf, stateRequirements } from '../validation/requirements';
import { NAMESPACE, ruleIds } from '../validation/rule-ids';
import { evaluate, type Finding } from '../validation/run';
import type { CleanRoomsChecksOptions } from './clean-rooms-checks-options';

/**
 * The rules of this library for apps that use only Clean Rooms L1s.
 *
 * Call `CleanRoomsChecks.addTo(app)`. Apps that use a construct of this library are validated without it. Call it in any
 * app to state what your organization requires of its clean rooms.
 *
 * The class is also a validation plug-in of the CDK. Register it yourself if you want the findings in the validation
 * report only. The plug-in does not report findings that are already reported otherwise. The CDK reads the complete
 * output of synthesis if a third-party plug-in is registered. Therefore constructs never register the plug-in.
 *
 * @example
 * CleanRoomsChecks.addTo(app);
 */
export class CleanRoomsChecks implements IPolicyValidationPlugin {
  /**
   * Validates all Clean Rooms resources of an app or stage, as the constructs of this library do.
   *
   * Errors are in the message of the exception, each under the path of its resource, and warnings are annotations.
   * Call it after the stages of the app are created: the findings of a stage that is created later are in the validation
   * report of the CDK. Findings are reported once, even if the function is called again.
   *
   * The options apply to all Clean Rooms resources in the app or stage, also to those that are created later.
   *
   * @param scope the app, a stage, or any construct in it
   * @param options what your organization requires of its clean rooms
   * @example
   * CleanRoomsChecks.addTo(app, { minimumGroupSize: 25 });
   */
  public static addTo(scope: IConstruct, options: CleanRoomsChecksOptions = {}): void {
    requireShapes(code('CleanRoomsChecks.addTo'), { scope: CONSTRUCT, options: OPTIONS }, { scope, options });
    const stage = stageOf(scope);
    stateRequirements(stage, requirementsIn(options));
    for (const each of stagesIn(stage)) {
      validateAtSynthesis(each);
    }
    // The CDK calls a plug-in once, however often it is added.
    CleanRoomsChecks.forLaterStages ??= new CleanRoomsChecks();
    Validations.of(stage).addPlugins(CleanRoomsChecks.forLaterStages);
  }

  private static forLaterStages?: CleanRoomsChecks;

  /** The name of the plug-in in the validation report of the CDK, which is also the prefix of the rule IDs. */
  public readonly name: string = NAMESPACE;
  /** The version of this library. */
  public readonly version?: string = packageVersion();
  /** The IDs of all rules, without the prefix. */
  public readonly ruleIds?: string[] = ruleIds();

  private readonly requirements: Requirements;

  /**
   * Creates a validation plug-in.
   *
   * @param options what your organization requires of its clean rooms, in addition to what `addTo` states
   */
  constructor(options: CleanRoomsChecksOptions = {}) {
    requireShapes(code('new CleanRoomsChecks()'), { options: OPTIONS }, { options });
    this.requirements = requirementsIn(options);
  }

  /** Validates all Clean Rooms resources of the app or stage. The CDK calls it at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const isDone = stagesIn(context.appConstruct).every(isValidatedAtSynthesis) && !statesAny(this.requirements);
    if (isDone) {
      return { success: true, pluginVersion: this.version, violations: [] };
    }
    const { findings, constructOf } = findingsIn(context.appConstruct, (stage) =>
      both(requirementsOf(stage), this.requirements),
    );
    const own = findings.flatMap((finding) => {
      const construct = constructOf(finding.subject);
      return isAsked(context, construct) && !isReported(finding, stageOf(construct)) ? [{ finding, construct }] : [];
    });
    return {
      success: own.every(({ finding }) => finding.severity !== 'error'),
      pluginVersion: this.version,
      violations: own.map(({ finding, construct }) => ({
        ruleName: finding.rule.id,
        severity: finding.severity,
        description: `${finding.what}; ${finding.why} (${finding.page})`,
        fix: finding.fix,
        ruleMetadata: { catalogueIds: finding.rule.catalogueIds.join(' '), basis: finding.rule.evidence.basis },
        violatingResources: [
          {
            constructPath: construct.node.path,
            locations: finding.property ? [`Properties.${finding.property}`] : [],
          },
        ],
      })),
    };
  }
}

const OPTIONS = struct<CleanRoomsChecksOptions>({
  allowedAccountIds: optional(
    filledListOf(
      knownText(formatted(ACCOUNT_ID), {
        why: 'the account must be known at synthesis, so that other accounts can be compared with it',
        fix: 'specify the account ID as a string',
      }),
      {
        why: 'no account could take part in a collaboration, not even your own',
        fix: text`list all accounts that can take part, or omit ${code('allowedAccountIds')}`,
      },
    ),
  ),
  minimumGroupSize: optional(inRangeOf('minimumGroupSize')),
  maximumEpsilon: optional(inRangeOf('maximumEpsilon')),
  minimumUsersNoisePerQuery: optional(inRangeOf('minimumUsersNoisePerQuery')),
  requireReviewedTemplates: optional(BOOLEAN),
});

function inRangeOf(name: keyof typeof RANGES): Shape<number> {
  const { from, to } = RANGES[name];
  return knownNumber((value) => Number.isInteger(value) && value >= from && value <= to, {
    why: `the service accepts integers from ${from} to ${to}`,
    fix: `specify an integer from ${from} to ${to} that is known at synthesis`,
  });
}

/** The options as they are now, since the user can change the list later. */
function requirementsIn({
  allowedAccountIds,
  requireReviewedTemplates,
  ...numbers
}: CleanRoomsChecksOptions): Requirements {
  return {
    ...numbers,
    allowedAccountIds: allowedAccountIds && [...allowedAccountIds],
    requireReviewedTemplates: requireReviewedTemplates || undefined,
  };
}

function statesAny(requirements: Requirements): boolean {
  return Object.values(requirements).some((required) => required !== undefined);
}

/** Whether a finding is in the exception or the annotations of a stage, with the requirements for the stage. */
function isReported({ rule, subject }: Finding, stage: IConstruct): boolean {
  return isValidatedAtSynthesis(stage) && evaluate(rule, subject, requirementsOf(stage)).length > 0;
}

/** An app or stage, and the stages in it. */
function stagesIn(stage: IConstruct): IConstruct[] {
  return [stage, ...stage.node.findAll().filter((construct) => construct !== stage && Stage.isStage(construct))];
}

/** Checks whether a construct is in one of the stacks of the stage with the plug-in. */
function isAsked({ stackTemplates }: IPolicyValidationContext, construct: IConstruct): boolean {
  return stackTemplates.some(({ stackConstructPath }) => construct.node.path.startsWith(`${stackConstructPath}/`));
}

function packageVersion(): string {
  // The manifest is one level above both `src` and `lib`.
  return require('../../package.json').version;
}
