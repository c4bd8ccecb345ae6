import { Annotations, Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { constructSource, ownerOf } from '../model/construct-source';
import { readDeployments } from '../model/graph';
import type { AnyNode } from '../model/nodes';
import { requireCdk } from '../private/cdk-version';
import { inLanguageOfApp } from '../private/language';
import { Note } from '../private/note';
import { CATALOGUE } from '../rules/catalogue';
import { SOURCE_WORDS } from '../rules/rule';
import { type Requirements, requirementsOf } from './requirements';
import { NAMESPACE } from './rule-ids';
import { type Finding, runRulesOnAll } from './run';
import { byStage, readingOfStage, stageOfResource } from './stage-findings';
import { writtenAt } from './written-at';

const REPORTED = new Note<Reporter>('Reported');

/**
 * Registers the validation of all Clean Rooms resources in the app or stage of a scope, including those that the
 * library did not create.
 *
 * Further calls for the same app change nothing. The function throws an error if aws-cdk-lib is too old to render
 * validated properties.
 */
export function validateAtSynthesis(scope: IConstruct): void {
  const stage = stageOf(scope);
  if (isValidatedAtSynthesis(stage)) {
    return;
  }
  requireCdk(scope);
  REPORTED.write(stage, new Reporter(stage));
}

/** The app or stage of a scope, which can be the scope itself. */
export function stageOf(scope: IConstruct): IConstruct {
  return Stage.isStage(scope) ? scope : (Stage.of(scope) ?? scope.node.root);
}

export function isValidatedAtSynthesis(stage: IConstruct): boolean {
  return REPORTED.isOn(stage);
}

export interface AppFindings {
  readonly findings: readonly Finding[];
  /** The construct to which a finding about a subject belongs. */
  readonly constructOf: (subject: AnyNode) => IConstruct;
}

/** All findings in a construct tree, in the order of its resources, each with the requirements for its stage. */
export function findingsIn(
  root: IConstruct,
  requirements: (stage: IConstruct) => Requirements = requirementsOf,
): AppFindings {
  const { graphs, resourceOf } = readDeployments(constructSource(root, { isFinal: true, skipsOwnRoles: true }));
  const parts = graphs.map((graph) => byStage(graph, (node) => stageOfResource(resourceOf(node))));
  const stages = [...new Set(parts.flatMap((part) => [...part.keys()]))];
  const findings = stages
    .flatMap((stage) =>
      runRulesOnAll(
        CATALOGUE,
        parts.flatMap((part) => part.get(stage) ?? []),
        requirements(stage),
      ),
    )
    .sort((a, b) => a.subject.order - b.subject.order);
  const constructOf = (subject: AnyNode) => ownerOf(resourceOf(subject));
  return { findings, constructOf };
}

/** The full ID of the rule of a finding, which is used to acknowledge it. */
export function ruleIdOf(finding: Finding): string {
  return `${NAMESPACE}::${finding.rule.id}`;
}

/** The message of a finding: what is wrong, why, what to change, and a link to the documentation. */
export function messageOf(finding: Finding): string {
  const { rule, severity, what, why, fix, page } = finding;
  const source = `see ${page}${SOURCE_WORDS[rule.evidence.basis]}`;
  return [what, `why: ${why}`, `fix: ${fix}`, `${severity} ${ruleIdOf(finding)}, ${source}`].join('\n    ');
}

/** The message of a finding, with the place where the user has created the construct if that is known. */
function messageAt(construct: IConstruct, finding: Finding): string {
  const place = writtenAt(construct);
  return place === undefined ? messageOf(finding) : `${messageOf(finding)}\n    at ${place}`;
}

/** The reason with which a rule is acknowledged on a construct or a scope around it, if there is one. */
export function acknowledgementOf(construct: IConstruct, id: string): string | undefined {
  for (const scope of [...construct.node.scopes].reverse()) {
    for (const { type, data } of scope.node.metadata) {
      // Anybody can add metadata of this type, in any shape.
      const isRecord = typeof data === 'object' && data !== null;
      if (type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY && isRecord && Object.hasOwn(data, id)) {
        const reason: unknown = data[id];
        return typeof reason === 'object' ? '' : String(reason);
      }
    }
  }
  return undefined;
}

/** Adds a line of information, once in all syntheses. */
function inform(construct: IConstruct, line: string): void {
  if (!construct.node.metadata.some(({ data }) => data === line)) {
    Annotations.of(construct).addInfo(line);
  }
}

/**
 * Reports the findings of one stage. The stage is validated before anything in it, so it runs the rules once and passes
 * each construct its own errors, which the framework then prints under that construct's path.
 */
class Reporter {
  private readonly errors = new Map<IConstruct, string[]>();

  constructor(private readonly stage: IConstruct) {
    stage.node.addValidation({ validate: () => this.report() });
  }

  private report(): string[] {
    for (const messages of this.errors.values()) {
      messages.length = 0;
    }
    const { findings, unchecked } = readingOfStage(this.stage);
    for (const { finding, construct } of findings) {
      this.reportOn(construct, finding);
    }
    for (const { text, construct } of unchecked) {
      inform(construct, inLanguageOfApp(text));
    }
    return [];
  }

  private reportOn(construct: IConstruct, finding: Finding): void {
    const reason = acknowledgementOf(construct, ruleIdOf(finding));
    if (reason !== undefined) {
      Annotations.of(construct).addInfo(`acknowledged ${ruleIdOf(finding)}: ${finding.what} (reason: ${reason})`);
    } else if (finding.severity === 'warning') {
      Validations.of(construct).addWarning(ruleIdOf(finding), messageAt(construct, finding));
    } else {
      this.errorsOf(construct).push(messageAt(construct, finding));
    }
  }

  private errorsOf(construct: IConstruct): string[] {
    const known = this.errors.get(construct);
    if (known) {
      return known;
    }
    const messages: string[] = [];
    construct.node.addValidation({ validate: () => messages });
    this.errors.set(construct, messages);
    return messages;
  }
}
