import { App, Aspects, RemovalPolicy, Stage } from 'aws-cdk-lib';
import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findingsIn, messageOf } from '../../src/validation/report';
import { type Located, readingOfStage } from '../../src/validation/stage-findings';
import { holds, SEEDS } from '../support/exploration';
import { budgetIn } from '../support/l1-rooms';
import { failureOf, l1WithTwoRunners, withOneRunner } from '../support/mistakes';
import { AN_ID, PUBLISHER, STRANGER, stackIn } from '../support/two-companies';

const STAGES = 4;

/** What aspects, or a user between two syntheses, do to a stage. */
const change = fc.record({
  stage: fc.nat(STAGES - 1),
  kind: fc.constantFrom('break', 'mend', 'delete', 'add collaboration', 'add membership of the one before', 'nothing'),
});
const changesBeforeEachStage = fc.array(fc.array(change, { maxLength: 3 }), { minLength: STAGES, maxLength: STAGES });

/** Stages with a collaboration each, of which a membership in the next stage is one. */
class StagedApp {
  public readonly app = new App();
  public readonly stages = Array.from({ length: STAGES }, (_, i) => new Stage(this.app, `Stage${i}`));
  private readonly collaborations: CfnCollaboration[] = [];
  private count = 0;

  constructor() {
    for (let i = 0; i < STAGES; i++) {
      this.addCollaboration(i);
      this.addMembership(i);
    }
  }

  /** A stage that is synthesized cannot be changed any more; of the others, only their own aspects change what there is. */
  public apply({ stage, kind }: { stage: number; kind: string }, current: number): void {
    if (stage < current) {
      return;
    }
    if (kind === 'add collaboration') {
      this.addCollaboration(stage);
    } else if (kind === 'add membership of the one before') {
      this.addMembership(stage);
    } else if (kind === 'delete') {
      this.collaborations[current].applyRemovalPolicy(RemovalPolicy.DESTROY);
    } else if (kind !== 'nothing') {
      this.collaborations[current].creatorMemberAbilities = kind === 'break' ? ['CAN_QUERY'] : [];
    }
  }

  private addCollaboration(stage: number): void {
    this.collaborations.push(l1WithTwoRunners(this.stackIn(stage), 'Ads'));
  }

  private addMembership(stage: number): void {
    const collaborationIdentifier = this.collaborations[Math.max(stage - 1, 0)].attrCollaborationIdentifier;
    new CfnMembership(this.stackIn(stage, STRANGER), 'Membership', {
      collaborationIdentifier,
      queryLogStatus: 'DISABLED',
    });
  }

  private stackIn(stage: number, account = PUBLISHER) {
    return stackIn(this.stages[stage], `Stack${this.count++}`, account);
  }
}

function messages(located: readonly Located[]): string[] {
  return located.map(({ finding, construct }) => `${construct.node.path}: ${messageOf(finding)}`);
}

/** The same from a reading of its own. */
function freshMessages(stage: IConstruct): string[] {
  const { findings, constructOf } = findingsIn(stage.node.root);
  const own = findings.filter(({ subject }) => (Stage.of(constructOf(subject)) ?? stage.node.root) === stage);
  return messages(own.map((finding) => ({ finding, construct: constructOf(finding.subject) })));
}

describe('what the stages of an app have read together', () => {
  test.each(SEEDS)('is what each would read alone, whatever has changed in the meantime (seed %i)', (seed) => {
    const property = fc.property(changesBeforeEachStage, fc.boolean(), (changes, again) => {
      const staged = new StagedApp();
      for (let round = 0; round < (again ? 2 : 1); round++) {
        for (const [i, stage] of staged.stages.entries()) {
          for (const one of changes[i]) {
            staged.apply(one, i);
          }
          expect(messages(readingOfStage(stage).findings)).toEqual(freshMessages(stage));
        }
        expect(messages(readingOfStage(staged.app).findings)).toEqual(freshMessages(staged.app));
      }
    });

    holds(property, seed);
  });

  test('holds a stage in a stage, each of which has findings of its own', () => {
    const app = new App();
    const outer = new Stage(app, 'Outer');
    const inner = new Stage(outer, 'Inner');
    for (const stage of [outer, inner]) {
      l1WithTwoRunners(stackIn(stage, 'Publisher', PUBLISHER), 'Ads');
    }

    for (const stage of [inner, outer, app]) {
      expect(messages(readingOfStage(stage).findings)).toEqual(freshMessages(stage));
    }
  });

  test('holds what the aspects of a later stage change', () => {
    const app = new App();
    withOneRunner(stackIn(new Stage(app, 'First'), 'Publisher', PUBLISHER));
    const later = new Stage(app, 'Later');
    withOneRunner(stackIn(later, 'Publisher', PUBLISHER));
    Aspects.of(later).add({
      visit: (construct) => {
        if (CfnCollaboration.isCfnCollaboration(construct)) {
          construct.creatorMemberAbilities = ['CAN_QUERY'];
        }
      },
    });

    expect(failureOf(app)).toContain('[Later/Publisher/Ads] 2 members of "Ads" can query');
  });

  test('holds what a later stage changes about the replacement of a budget', () => {
    const app = new App();
    const [first, later] = ['First', 'Later'].map((id) => new Stage(app, id));
    const budget = budgetIn(stackIn(later, 'Publisher', PUBLISHER), AN_ID);
    budget.applyRemovalPolicy(RemovalPolicy.RETAIN);
    readingOfStage(first);

    budget.cfnOptions.updateReplacePolicy = undefined;

    expect(messages(readingOfStage(later).findings).join()).toContain('deleted if it is replaced');
  });
});
