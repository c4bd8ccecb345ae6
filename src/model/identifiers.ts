/** The identifier that a property takes, and the attributes of its resource that return it. */
export interface Identifier {
  /** The CloudFormation property. */
  readonly property: string;
  /** `ID`, `ARN` or `name`. */
  readonly sort: string;
  /** The resource that it identifies, with its article. */
  readonly of: string;
  /** The attributes, of which `Ref` is one if it returns the same. The first one is the best. */
  readonly attributes: readonly [string, ...string[]];
}

export function collaborationId(property: string): Identifier {
  return { property, sort: 'ID', of: 'a collaboration', attributes: ['CollaborationIdentifier', 'Ref'] };
}

export function membershipId(property: string): Identifier {
  return { property, sort: 'ID', of: 'a membership', attributes: ['MembershipIdentifier', 'Ref'] };
}

export function tableId(property: string): Identifier {
  return { property, sort: 'ID', of: 'a configured table', attributes: ['ConfiguredTableIdentifier', 'Ref'] };
}

export function templateArn(property: string): Identifier {
  return { property, sort: 'ARN', of: 'an analysis template', attributes: ['Arn'] };
}

export function budgetedArn(property: string): Identifier {
  return { property, sort: 'ARN', of: 'an association or an intermediate table', attributes: ['Arn'] };
}

/** `Ref` of a resource of Clean Rooms ML returns its ARN. */
export function algorithmArn(property: string): Identifier {
  const attributes = ['ConfiguredModelAlgorithmArn', 'Ref'] as const;
  return { property, sort: 'ARN', of: 'a configured model algorithm', attributes };
}

export function namespaceArn(property: string): Identifier {
  return { property, sort: 'ARN', of: 'an ID namespace', attributes: ['IdNamespaceArn'] };
}

export function workflowArn(property: string): Identifier {
  return { property, sort: 'ARN', of: 'an ID mapping workflow', attributes: ['WorkflowArn'] };
}

export function keyArn(property: string): Identifier {
  return { property, sort: 'ARN', of: 'a key', attributes: ['Arn'] };
}

export function roleArn(property: string): Identifier {
  return { property, sort: 'ARN', of: 'a role', attributes: ['Arn'] };
}

export function bucketName(property: string): Identifier {
  return { property, sort: 'name', of: 'a bucket', attributes: ['Ref'] };
}
