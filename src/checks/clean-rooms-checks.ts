import type { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { findingsIn, isValidatedAtSynthesis } from '../validation/report';
import { NAMESPACE, ruleIds } from '../validation/rule-ids';

/**
 * The rules of this library as a validation plug-in, for apps that use Clean Rooms through L1s only.
 *
 * Apps that use any construct of this library are checked without it. In those the plug-in stays silent where the
 * constructs already report, so that nothing is told twice.
 *
 * The CDK reads back the whole output of a synthesis when a plug-in of a third party is registered, which is why this
 * one is never registered by itself.
 *
 * @example
 * Validations.of(app).addPlugins(new CleanRoomsChecks());
 */
export class CleanRoomsChecks implements IPolicyValidationPlugin {
  /** The name under which the findings appear in the CDK's validation report, and the prefix of the rule ids. */
  public readonly name: string = NAMESPACE;
  /** The version of this library. */
  public readonly version?: string = packageVersion();
  /** The ids of all rules, without the prefix. */
  public readonly ruleIds?: string[] = ruleIds();

  /** Checks every Clean Rooms resource of the app or stage. Called by the CDK at the end of synthesis. */
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
        description: `${finding.what}; ${finding.why} (${finding.rule.evidence.url})`,
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

/** Whether a construct is in one of the stacks that the CDK asks about: those of the stage with the plug-in. */
function isAsked({ stackTemplates }: IPolicyValidationContext, construct: IConstruct): boolean {
  return stackTemplates.some(({ stackConstructPath }) => construct.node.path.startsWith(`${stackConstructPath}/`));
}

function packageVersion(): string {
  // The manifest is one level above both `src` and `lib`.
  return require('../../package.json').version;
}
