import { createHash } from 'node:crypto';
import { requireActiveMember, requireActiveMembership, requireCollaboration, requireMembership } from './access';
import { conflict, invalid, notFound } from './errors';
import { type PageInput, pageOf } from './pages';
import type {
  Artifact,
  AssociationRecord,
  Entity,
  MembershipRecord,
  TemplateContent,
  TemplateRecord,
  TemplateSource,
} from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput extends TemplateContent {
  readonly membershipIdentifier: string;
  readonly description?: string;
  readonly schema?: { readonly referencedTables?: readonly string[] };
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly membershipIdentifier: string;
  readonly analysisTemplateIdentifier: string;
}

function requireTemplate(world: World, caller: Caller, target: Target): TemplateRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const template = world.templates.get(target.analysisTemplateIdentifier);
  if (template?.membership !== membership) {
    // The model's list of resource types has none for templates.
    throw notFound('MEMBERSHIP', target.analysisTemplateIdentifier, 'analysis template');
  }
  return template;
}

function identityOf(template: TemplateRecord) {
  return defined({
    id: template.id,
    arn: template.arn,
    name: template.name,
    description: template.description,
    collaborationId: template.membership.collaboration.id,
    collaborationArn: template.membership.collaboration.arn,
    createTime: template.createTime,
    updateTime: template.updateTime,
  });
}

/** The validation is made again whenever the template is fetched, since tables and rules change after its creation. */
function contentOf(world: World, template: TemplateRecord) {
  return defined({
    format: template.format,
    source: template.source,
    sourceMetadata: sourceMetadataOf(template.source),
    schema: { referencedTables: template.referencedTables },
    analysisParameters: template.analysisParameters,
    errorMessageConfiguration: template.errorMessageConfiguration,
    syntheticDataParameters: template.syntheticDataParameters,
    validations: world.policy.validateTemplate(template, world),
  });
}

function sourceMetadataOf(source: TemplateSource) {
  if (source.artifacts === undefined) {
    return undefined;
  }
  const { entryPoint, additionalArtifacts } = source.artifacts;
  return {
    artifacts: defined({
      entryPointHash: hashOf(entryPoint),
      additionalArtifactHashes: additionalArtifacts?.map(hashOf),
    }),
  };
}

/** There are no objects behind the locations here, so the location itself stands for its content. */
function hashOf({ location }: Artifact) {
  return { sha256: createHash('sha256').update(`${location.bucket}/${location.key}`).digest('hex') };
}

function answer(world: World, template: TemplateRecord) {
  const membership = { membershipId: template.membership.id, membershipArn: template.membership.arn };
  return { analysisTemplate: { ...identityOf(template), ...membership, ...contentOf(world, template) } };
}

function createAnalysisTemplate(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  requireSourceOfFormat(input);
  for (const other of world.templates.values()) {
    if (other.membership === membership && other.name === input.name) {
      const message = `the membership already has an analysis template named ${input.name}`;
      throw conflict('ALREADY_EXISTS', 'MEMBERSHIP', membership.id, message);
    }
  }
  const { membershipIdentifier, schema, tags, ...content } = input;
  const template: TemplateRecord = {
    ...newEntity(world, caller, `membership/${membershipIdentifier}/analysistemplate`, tags),
    ...content,
    membership,
    referencedTables: schema?.referencedTables ?? tablesNamedIn(world, membership, input.source.text),
  };
  world.templates.set(template.id, template);
  return answer(world, template);
}

function requireSourceOfFormat(input: CreateInput): void {
  const needed = input.format === 'SQL' ? 'text' : 'artifacts';
  if (input.source[needed] === undefined) {
    throw invalid(`a template of format ${input.format} needs source.${needed}`);
  }
}

function tablesNamedIn(world: World, membership: MembershipRecord, sql: string | undefined): readonly string[] {
  return associationsNamedIn(world, membership, sql).map((association) => association.name);
}

export function associationsNamedIn(
  world: World,
  membership: MembershipRecord,
  sql: string | undefined,
): readonly AssociationRecord[] {
  const words = new Set(sql?.toLowerCase().match(/\w+/g));
  return [...world.associations.values()].filter(
    (association) =>
      association.membership.collaboration === membership.collaboration && words.has(association.name.toLowerCase()),
  );
}

function getAnalysisTemplate(world: World, caller: Caller, input: Target) {
  return answer(world, requireTemplate(world, caller, input));
}

function updateAnalysisTemplate(world: World, caller: Caller, input: Target & { readonly description?: string }) {
  const template = requireTemplate(world, caller, input);
  template.description = input.description ?? template.description;
  template.updateTime = world.now();
  return answer(world, template);
}

function deleteAnalysisTemplate(world: World, caller: Caller, input: Target) {
  world.templates.delete(requireTemplate(world, caller, input).id);
  return {};
}

function listAnalysisTemplates(
  world: World,
  caller: Caller,
  input: PageInput & { readonly membershipIdentifier: string },
) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const own = [...world.templates.values()].filter((template) => template.membership === membership);
  const page = pageOf(own, input, world.policy);
  return defined({
    analysisTemplateSummaries: page.items.map((template) => ({
      ...identityOf(template),
      membershipId: membership.id,
      membershipArn: membership.arn,
      isSyntheticData: template.syntheticDataParameters !== undefined,
    })),
    nextToken: page.nextToken,
  });
}

/** How the other members read a template, before they allow it on their tables. */
function getCollaborationAnalysisTemplate(
  world: World,
  caller: Caller,
  input: { readonly collaborationIdentifier: string; readonly analysisTemplateArn: string },
) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  requireActiveMember(collaboration, caller);
  const template = world.templates.get(input.analysisTemplateArn.split('/').at(-1) ?? '');
  const known = template?.arn === input.analysisTemplateArn && template.membership.status === 'ACTIVE';
  if (!known || template.membership.collaboration !== collaboration) {
    throw notFound('COLLABORATION', input.analysisTemplateArn, 'analysis template');
  }
  const creatorAccountId = template.membership.account;
  return {
    collaborationAnalysisTemplate: { ...identityOf(template), creatorAccountId, ...contentOf(world, template) },
  };
}

export const TEMPLATE_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateAnalysisTemplate: createAnalysisTemplate,
  GetAnalysisTemplate: getAnalysisTemplate,
  UpdateAnalysisTemplate: updateAnalysisTemplate,
  DeleteAnalysisTemplate: deleteAnalysisTemplate,
  ListAnalysisTemplates: listAnalysisTemplates,
  GetCollaborationAnalysisTemplate: getCollaborationAnalysisTemplate,
};
