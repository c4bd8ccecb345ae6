import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CONSTRUCT, requireShapes } from '../private/shape';
import { code } from '../private/text';
import { findingsIn, isValidatedAtSynthesis, stageOf, validateAtSynthesis } from '../validation/report';
import { NAMESPACE, ruleIds } from '../validation/rule-ids';

/**
 * The rules of this library for apps that use only Clean Rooms L1s.
 *
 * Call `CleanRoomsChecks.addTo(app)`. Apps that use a construct of this library are validated without it.
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
   * @param scope the app, a stage, or any construct in it
   * @example
   * CleanRoomsChecks.addTo(app);
   */
  public static addTo(scope: IConstruct): void {
    requireShapes(code('CleanRoomsChecks.addTo'), { scope: CONSTRUCT }, { scope });
    const stage = stageOf(scope);
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

  /** Validates all Clean Rooms resources of the app or stage. The CDK calls it at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    if (stagesIn(context.appConstruct).every(isValidatedAtSynthesis)) {
      return { success: true, pluginVersion: this.version, violations: [] };
    }
    const { findings, constructOf } = findingsIn(context.appConstruct);
    const own = findings.flatMap((finding) => {
      const construct = constructOf(finding.subject);
      if (!isAsked(context, construct)) {
        return [];
      }
      const isReported = isValidatedAtSynthesis(stageOf(construct));
      return isReported ? [] : [{ finding, construct }];
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
