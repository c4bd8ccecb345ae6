import type { Stack } from 'aws-cdk-lib';
import type { Caller } from '../../../local/cleanrooms/service';
import { AnalysisTemplate } from '../../../src/analysis-template/analysis-template';
import {
  AnalysisTemplateValidation,
  InvalidTemplateAction,
} from '../../../src/analysis-template/analysis-template-validation';
import { ApprovedChange, ChangeRequestApproval } from '../../../src/collaboration/change-request-approval';
import { Collaboration } from '../../../src/collaboration/collaboration';
import { CollaborationMember, GrantableMemberAbility } from '../../../src/collaboration/collaboration-member';
import { InvitedCollaboration } from '../../../src/collaboration/invited-collaboration';
import { run as validate } from '../../../src/custom-resources/analysis-template-validation/handler.lambda';
import { run as approve } from '../../../src/custom-resources/change-request-approval/handler.lambda';
import { run as find } from '../../../src/custom-resources/collaboration-invitation/handler.lambda';
import { run as ensureMember } from '../../../src/custom-resources/collaboration-member/handler.lambda';
import { CREATOR, join, newCollaboration, PARTNER } from '../../local/cleanrooms/clean-room';
import { type Chapter, Life } from './life';
import type { Exception } from './policy';

/** What a template says of the one construct in it. */
export interface Build {
  /** Tells it from other templates of this kind: equal names, equal policies. */
  readonly name: string;
  into(stack: Stack): void;
}

/** A kind of custom resource, as one of the ways to write it makes it. */
export interface Way {
  readonly name: string;
  readonly caller: Caller;
  /** Beside those that all functions have. */
  readonly exceptions: readonly Exception[];
  /** One life of it. */
  live(seed: number): Promise<Chapter<Build>[]>;
}

const MEASURERS = ['333333333333', '444444444444'];

interface Member {
  readonly collaborationId: string;
  readonly accountId: string;
  readonly receives: boolean;
  readonly revision: string;
}

function buildMember({ collaborationId, accountId, receives, revision }: Member): Build {
  return {
    name: `${collaborationId} ${accountId} ${receives}`,
    into: (stack) => {
      new CollaborationMember(stack, 'Measurer', {
        collaboration: collaborationIn(stack, collaborationId),
        accountId,
        displayName: 'Measurer',
        abilities: receives ? [GrantableMemberAbility.RECEIVE_RESULTS] : [],
        revision,
      });
    },
  };
}

function collaborationIn(stack: Stack, collaborationId: string) {
  const attributes = { collaborationId, creatorAccountId: CREATOR.account };
  return Collaboration.fromCollaborationAttributes(stack, 'Known', attributes);
}

/** @param moves whether it also moves between two collaborations */
function member(name: string, moves: boolean): Way {
  return {
    name,
    caller: CREATOR,
    exceptions: ['Delete', 'Get', 'Put'].map((verb) => ({
      action: `cleanrooms-ml:${verb}ConfiguredAudienceModelPolicy`,
      on: ':configured-audience-model/*',
      why: 'a dependent action of DeleteMember: the service does it in the name of the caller',
    })),
    async live(seed) {
      const life = new Life<Member>(seed, ensureMember, CREATOR, (said) => ({
        CollaborationId: said.collaborationId,
        AccountId: said.accountId,
        DisplayName: 'Measurer',
        ReceivesResults: said.receives,
        Revision: said.revision,
      }));
      const founded = [life.foundCollaboration(seed % 2 === 0), life.foundCollaboration(seed % 2 === 0)];
      const wish = (revision: string): Member => ({
        collaborationId: life.pick(moves ? founded : founded.slice(0, 1)).id,
        accountId: life.pick(MEASURERS),
        receives: life.chance(0.5),
        revision,
      });

      let template = wish('0');
      let last = await life.create(template);
      for (const revision of ['1', '2', '3']) {
        if (last.Status === 'FAILED') {
          break;
        }
        for (const { id } of founded) {
          approveAll(life, id);
        }
        const [before, was] = [last, template];
        template = life.chance(0.5) ? wish(revision) : { ...template, revision };
        last = await life.update(template, before);
        if (last.Status === 'SUCCESS' && last.PhysicalResourceId !== before.PhysicalResourceId) {
          await life.cleanUp(template, was, before);
        }
      }
      await life.remove(template, last);
      return life.chapters.map(({ template: said, leaving, calls }) => ({
        template: buildMember(said),
        leaving: leaving && buildMember(leaving),
        calls,
      }));
    },
  };
}

/** The partner agrees to what the creator asks for. */
function approveAll({ service }: Life<Member>, collaborationIdentifier: string): void {
  const input = { collaborationIdentifier, status: 'PENDING', maxResults: 100 };
  const { collaborationChangeRequestSummaries: pending } = service.look(
    PARTNER,
    'ListCollaborationChangeRequests',
    input,
  ) as { collaborationChangeRequestSummaries: { id: string }[] };
  for (const { id } of pending) {
    const approval = { collaborationIdentifier, changeRequestIdentifier: id, action: 'APPROVE' };
    service.call(PARTNER, 'UpdateCollaborationChangeRequest', approval);
  }
}

/** An approval of the change that adds the first measurer. */
function approval(name: string, agreed: (changeRequestId: string) => ApprovedChange): Way {
  interface Approval {
    readonly collaborationId: string;
    readonly change: ApprovedChange;
  }
  return {
    name,
    caller: PARTNER,
    exceptions: [],
    async live(seed) {
      const life = new Life<Approval>(seed, approve, PARTNER, ({ collaborationId, change }) => ({
        CollaborationId: collaborationId,
        Approver: PARTNER.account,
        ChangeRequestId: change._changeRequestId,
        AccountId: change._accountId,
        MayReceiveResults: change._mayReceiveResults,
      }));
      const { id: collaborationId } = life.foundCollaboration();
      const { collaborationChangeRequest } = life.service.call(CREATOR, 'CreateCollaborationChangeRequest', {
        collaborationIdentifier: collaborationId,
        changes: [
          {
            specificationType: 'MEMBER',
            specification: { member: { accountId: MEASURERS[0], displayName: 'Measurer', memberAbilities: [] } },
          },
        ],
      }) as { collaborationChangeRequest: { id: string } };
      const template = { collaborationId, change: agreed(collaborationChangeRequest.id) };

      const made = await life.create(template);
      await life.remove(template, await life.update(template, made));
      const build: Build = {
        name: `${collaborationId} ${collaborationChangeRequest.id}`,
        into: (stack) => {
          const collaboration = collaborationIn(stack, collaborationId);
          new ChangeRequestApproval(stack, 'Approval', { collaboration, change: template.change });
        },
      };
      return life.chapters.map(({ calls }) => ({ template: build, calls }));
    },
  };
}

const invitation: Way = {
  name: 'an invitation',
  caller: PARTNER,
  exceptions: [],
  async live(seed) {
    const life = new Life<string>(seed, find, PARTNER, (collaborationName) => ({
      Name: collaborationName,
      CreatorAccountId: CREATOR.account,
    }));
    const founded = newCollaboration(life.service);

    const made = await life.create(founded.name);
    if (life.chance(0.5)) {
      join(life.service, PARTNER, founded);
    }
    await life.remove(founded.name, await life.update(founded.name, made));
    const build: Build = {
      name: founded.name,
      into: (stack) => {
        const terms = { collaborationName: founded.name, creatorAccountId: CREATOR.account };
        new InvitedCollaboration(stack, 'Invited', terms);
      },
    };
    return life.chapters.map(({ calls }) => ({ template: build, calls }));
  },
};

const validation: Way = {
  name: 'a validation',
  caller: CREATOR,
  exceptions: [],
  async live(seed) {
    interface Validation {
      readonly template: { readonly id: string; readonly arn: string };
      readonly onInvalid: InvalidTemplateAction;
    }
    const life = new Life<Validation>(seed, validate, CREATOR, ({ template, onInvalid }) => ({
      MembershipId: template.arn.split('/')[1],
      AnalysisTemplateId: template.id,
      OnInvalid: onInvalid,
    }));
    const membership = join(life.service, CREATOR, newCollaboration(life.service));
    const { analysisTemplate: template } = life.service.call(CREATOR, 'CreateAnalysisTemplate', {
      membershipIdentifier: membership.id,
      name: 'reach',
      format: 'SQL',
      source: { text: 'select 1' },
    }) as { analysisTemplate: Validation['template'] };
    life.service.validateTemplate = () => [
      { type: 'DIFFERENTIAL_PRIVACY', status: life.pick(['VALID', 'INVALID', 'UNABLE_TO_VALIDATE']) },
    ];
    const wish = () => ({ template, onInvalid: life.pick(Object.values(InvalidTemplateAction)) });

    const made = await life.create(wish());
    await life.remove(wish(), await life.update(wish(), made));
    const buildWith = (onInvalid: InvalidTemplateAction): Build => ({
      name: `${template.arn} ${onInvalid}`,
      into: (stack) => {
        const analysisTemplate = AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Template', template.arn);
        new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate, onInvalid });
      },
    });
    return life.chapters.map(({ template: said, calls }) => ({ template: buildWith(said.onInvalid), calls }));
  },
};

export const WAYS: readonly Way[] = [
  member('a member', false),
  member('a member that moves', true),
  approval('an approval by account', () => ApprovedChange.forMember(MEASURERS[0] as string)),
  approval('an approval by id', (id) => ApprovedChange.forChangeRequest(id)),
  invitation,
  validation,
];
