import { outcomeOf, refusalOf } from '../outcome';
import { callByName } from '../party';
import { observe, type Probe } from '../probe';
import type { Scene } from '../scene';
import { NOTHING } from './values';

/** What all operations have in common: requests, errors, ARNs and pages. */
export const WIRE_PROBES: readonly Probe[] = [
  {
    name: 'patterns-match-whole-texts',
    claim: 'A pattern must match the whole text, and its surrogates mean every character beyond the first plane.',
    run: async (scene) => {
      const lines = await outcomeOf(scene.collaboration({ name: `${scene.name('one')}\n${scene.name('two')}` }));
      const emoji = await outcomeOf(scene.collaboration({ name: `${scene.name('room')} 😀` }));
      return [
        observe('a name with a line break', lines.split(' ')[0], 'ValidationException'),
        observe('a name with an emoji', emoji, 'success'),
      ];
    },
  },
  {
    name: 'unknown-members-are-refused',
    claim: 'A member that the model does not have is refused with ValidationException.',
    run: async (scene) => {
      // The client of the SDK would leave it out.
      const call = scene.creator.others.call('CreateCollaboration', {
        name: scene.name('room'),
        description: 'made by a probe',
        creatorDisplayName: 'Creator',
        creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        members: [],
        queryLogStatus: 'DISABLED',
        tags: scene.tags,
        memberThatDoesNotExist: 'x',
      });
      return observe('the outcome', (await outcomeOf(call)).split(' ')[0], 'ValidationException');
    },
  },
  {
    name: 'resource-types-of-errors',
    claim: 'Errors about templates, budgets, members and change requests name the membership or the collaboration.',
    run: async (scene) => {
      const { collaboration, membershipIdentifier } = await scene.room();
      const collaborationIdentifier = collaboration.id;
      const calls = {
        GetAnalysisTemplate: { membershipIdentifier, analysisTemplateIdentifier: NOTHING },
        GetPrivacyBudgetTemplate: { membershipIdentifier, privacyBudgetTemplateIdentifier: NOTHING },
        DeleteMember: { collaborationIdentifier, accountId: '000000000000' },
        GetCollaborationChangeRequest: { collaborationIdentifier, changeRequestIdentifier: NOTHING },
      };
      const seen = [];
      for (const [operation, input] of Object.entries(calls)) {
        const call = callByName(scene.creator, 'cleanrooms', operation, input);
        const refusal = await refusalOf<Error & { resourceType?: string }>(call);
        seen.push(observe(operation, refusal?.resourceType ?? refusal?.name, expectedType(operation)));
      }
      return seen;
    },
  },
  {
    name: 'arns-of-children',
    claim: 'The ARNs of associations and of privacy budget templates contain the membership.',
    run: async (scene) => {
      const { membership, association } = await scene.roomWithTable();
      const { privacyBudgetTemplate } = await scene.creator.cleanRooms.createPrivacyBudgetTemplate({
        membershipIdentifier: membership.id,
        privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        autoRefresh: 'NONE',
        parameters: { differentialPrivacy: { epsilon: 1, usersNoisePerQuery: 10 } },
      });
      const under = (kind: string, id: string | undefined) => `${membership.arn}/${kind}/${id}`;
      return [
        observe('an association', association.arn, under('configuredtableassociation', association.id)),
        observe(
          'a privacy budget template',
          privacyBudgetTemplate?.arn,
          under('privacybudgettemplate', privacyBudgetTemplate?.id),
        ),
      ];
    },
  },
  {
    name: 'pages-keep-their-place',
    claim: 'A list is in order of creation; a token goes on after the last item given, also if others come or go.',
    run: async (scene) => {
      const { membership, membershipIdentifier } = await scene.room();
      const names = ['first', 'second', 'third', 'late'].map((name) => scene.tableName(name));
      const templates = [];
      for (const name of names.slice(0, 3)) {
        templates.push(await scene.template(scene.creator, membership, { name }));
      }
      const first = await pageOf(scene, membershipIdentifier);
      const second = await pageOf(scene, membershipIdentifier, first.token);
      await scene.creator.cleanRooms.deleteAnalysisTemplate({
        membershipIdentifier,
        analysisTemplateIdentifier: templates[0]?.id,
      });
      await scene.template(scene.creator, membership, { name: String(names[3]) });
      const seen = [first.names, second.names];
      for (let token = second.token; token !== undefined; ) {
        const page = await pageOf(scene, membershipIdentifier, token);
        seen.push(page.names);
        token = page.token;
      }
      return observe('the names, page by page', seen.filter((page) => page.length > 0).flat(), names);
    },
  },
];

function expectedType(operation: string): string {
  return operation.startsWith('Get') && !operation.includes('Collaboration') ? 'MEMBERSHIP' : 'COLLABORATION';
}

async function pageOf(scene: Scene, membershipIdentifier: string, nextToken?: string) {
  const { analysisTemplateSummaries = [], nextToken: token } = await scene.creator.cleanRooms.listAnalysisTemplates({
    membershipIdentifier,
    maxResults: 1,
    ...(nextToken === undefined ? {} : { nextToken }),
  });
  return { names: analysisTemplateSummaries.map(({ name }) => name), token };
}
