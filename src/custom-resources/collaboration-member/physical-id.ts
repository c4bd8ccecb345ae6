/** The member that a resource represents. */
export interface Target {
  readonly collaborationId: string;
  readonly accountId: string;
}

/** `added`: by this resource, so its Delete removes the member. `found`: it existed before, so it stays. */
export type Origin = 'added' | 'found';

export function physicalIdOf({ collaborationId, accountId }: Target, origin: Origin): string {
  return `${collaborationId}/${origin}-member/${accountId}`;
}

/** Undefined for an id that this resource has not returned: CloudFormation generates one if no response reached it. */
export function parsePhysicalId(id: string | undefined): (Target & { readonly origin: Origin }) | undefined {
  const parts = id?.match(/^([^/]+)\/(added|found)-member\/(\d{12})$/);
  if (!parts) {
    return undefined;
  }
  const [, collaborationId = '', origin, accountId = ''] = parts;
  return { collaborationId, accountId, origin: origin as Origin };
}

export function isSameTarget(a: Target, b: Target): boolean {
  return a.collaborationId === b.collaborationId && a.accountId === b.accountId;
}
