import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { findingsIn, isValidatedAtSynthesis } from '../validation/report';
import { NAMESPACE, ruleIds } from '../validation/rule-ids';

/**
 * A validation plug-in with the rules of this library, for apps that use only Clean Rooms L1s.
 *
 * Apps that use a construct of this library are validated without the plug-in. In such apps, the plug-in does not
 * report findings that the constructs already report.
 *
 * The CDK reads the complete output of synthesis if a third-party plug-in is registered. Therefore the library never
 * registers the plug-in automatically.
 *
 * @example
 * Validations.of(app).addPlugins(new CleanRoomsChecks());
 */
export class CleanRoomsChecks implements IPolicyValidationPlugin {
  /** The name of the plug-in in the validation report of the CDK, which is also the prefix of the rule IDs. */
  public readonly name: string = NAMESPACE;
  /** The version of this library. */
  public readonly version?: string = packageVersion();
  /** The IDs of all rules, without the prefix. */
  public readonly ruleIds?: string[] = ruleIds();

  /** Validates all Clean Rooms resources of the app or stage. The CDK calls it at the end of synthesis. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const { findings, constructOf } = findingsIn(context.appConstruct);
    const own = findings.flatMap((finding) => {
      const construct = constructOf(finding.subject);
      if (!isAsked(context, construct)) {
        return [];
      }
      const isReported = isValidatedAtSynthesis(Stage.of(construct) ?? construct.node.root);
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

/** Checks whether a construct is in one of the stacks of the stage with the plug-in. */
function isAsked({ stackTemplates }: IPolicyValidationContext, construct: IConstruct): boolean {
  return stackTemplates.some(({ stackConstructPath }) => construct.node.path.startsWith(`${stackConstructPath}/`));
}

function packageVersion(): string {
  // The manifest is one level above both `src` and `lib`.
  return require('../../package.json').version;
}
