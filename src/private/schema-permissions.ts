import type { Permission } from './grant';

/**
 * The permission to read what is known of the tables of a collaboration, which the service needs of everyone who starts an
 * analysis. The Service Authorization Reference lists other tables than associations for `BatchGetSchema`, which depends on
 * it.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html
 */
export function readSchemas(tables: readonly string[], collaborationArn: string): Permission {
  return { actions: ['cleanrooms:GetSchema'], resources: [collaborationArn, ...tables] };
}

/** The permission to read the analysis templates of a collaboration, which the service needs in the same way. */
export function readTemplates(templates: readonly string[], collaborationArn: string): Permission {
  return { actions: ['cleanrooms:GetCollaborationAnalysisTemplate'], resources: [collaborationArn, ...templates] };
}
