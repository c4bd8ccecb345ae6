import type { CleanRoomsService } from '../cleanrooms/service';

export interface Collaboration {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly creatorAccountId: string;
}

export interface Member {
  readonly accountId: string;
  readonly displayName: string;
  readonly abilities: readonly string[];
  readonly status: string;
  readonly membershipArn?: string;
}

export interface Membership {
  readonly id: string;
  readonly arn: string;
  readonly collaborationId: string;
  readonly status: string;
  readonly defaultResultConfiguration?: { readonly roleArn?: string; readonly outputConfiguration: object };
  readonly defaultJobResultConfiguration?: { readonly roleArn: string; readonly outputConfiguration: object };
}

export interface Association {
  readonly name: string;
  readonly configuredTableId: string;
  readonly roleArn: string;
}

export interface Template {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
}

/** What a template contains. */
export interface TemplateDetails {
  readonly format: string;
  readonly schema: { readonly referencedTables: readonly string[] };
  readonly source: {
    readonly artifacts?: {
      readonly entryPoint: { readonly location: { readonly bucket: string; readonly key: string } };
      readonly roleArn: string;
    };
  };
}

export interface Budget {
  readonly id: string;
  readonly privacyBudgetType: string;
  readonly parameters: {
    readonly differentialPrivacy?: { readonly epsilon: number; readonly usersNoisePerQuery: number };
  };
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface IdMappingTable extends Named {
  readonly inputReferenceProperties: {
    readonly idMappingTableInputSource: readonly { readonly idNamespaceAssociationId: string; readonly type: string }[];
  };
}

export interface IntermediateTable extends Named {
  readonly status: string;
  readonly analysisRuleTypes: readonly string[];
}

/** The clean rooms of one account, as the service returns them to that account. */
export class Rooms {
  constructor(
    private readonly service: CleanRoomsService,
    readonly account: string,
    readonly region = 'us-east-1',
  ) {}

  collaborations(): Collaboration[] {
    return this.list('ListCollaborations');
  }

  descriptionOf(collaborationIdentifier: string): string | undefined {
    return this.get<{ description?: string }>('GetCollaboration', { collaborationIdentifier }).description;
  }

  members(collaborationIdentifier: string): Member[] {
    return this.list('ListMembers', { collaborationIdentifier });
  }

  memberships(): Membership[] {
    return this.list<Membership>('ListMemberships').map(({ id }) =>
      this.get('GetMembership', { membershipIdentifier: id }),
    );
  }

  associations(membershipIdentifier: string): Association[] {
    const found = this.list<{ id: string }>('ListConfiguredTableAssociations', { membershipIdentifier });
    return found.map(({ id: configuredTableAssociationIdentifier }) =>
      this.get('GetConfiguredTableAssociation', { membershipIdentifier, configuredTableAssociationIdentifier }),
    );
  }

  templates(membershipIdentifier: string): Template[] {
    return this.list('ListAnalysisTemplates', { membershipIdentifier });
  }

  templateDetails(membershipIdentifier: string, analysisTemplateIdentifier: string): TemplateDetails {
    return this.get('GetAnalysisTemplate', { membershipIdentifier, analysisTemplateIdentifier });
  }

  budgets(membershipIdentifier: string): Budget[] {
    const found = this.list<{ id: string }>('ListPrivacyBudgetTemplates', { membershipIdentifier });
    return found.map(({ id: privacyBudgetTemplateIdentifier }) =>
      this.get('GetPrivacyBudgetTemplate', { membershipIdentifier, privacyBudgetTemplateIdentifier }),
    );
  }

  idNamespaces(membershipIdentifier: string): Named[] {
    return this.list('ListIdNamespaceAssociations', { membershipIdentifier });
  }

  idMappingTables(membershipIdentifier: string): IdMappingTable[] {
    const found = this.list<{ id: string }>('ListIdMappingTables', { membershipIdentifier });
    return found.map(({ id: idMappingTableIdentifier }) =>
      this.get('GetIdMappingTable', { membershipIdentifier, idMappingTableIdentifier }),
    );
  }

  intermediateTables(membershipIdentifier: string): IntermediateTable[] {
    return this.list('ListIntermediateTables', { membershipIdentifier });
  }

  /** The analyses that the custom rule of a table allows. */
  allowedAnalyses(configuredTableIdentifier: string): readonly string[] {
    const rule = this.get<{ policy: { v1: { custom: { allowedAnalyses: readonly string[] } } } }>(
      'GetConfiguredTableAnalysisRule',
      { configuredTableIdentifier, analysisRuleType: 'CUSTOM' },
    );
    return rule.policy.v1.custom.allowedAnalyses;
  }

  /** The columns of a table that analyses can read. */
  allowedColumns(configuredTableIdentifier: string): readonly string[] {
    return this.get<{ allowedColumns: readonly string[] }>('GetConfiguredTable', { configuredTableIdentifier })
      .allowedColumns;
  }

  tables(): Array<{ readonly id: string; readonly name: string }> {
    return this.list('ListConfiguredTables');
  }

  /** Every list has one array beside its token; what is listed here fits on one page, or it fails. */
  private list<T>(operation: string, input: Record<string, unknown> = {}): T[] {
    const { nextToken, ...answer } = this.service.look(this, operation, input);
    if (nextToken !== undefined) {
      throw new Error(`${operation} has a second page`);
    }
    return Object.values(answer)[0] as T[];
  }

  private get<T>(operation: string, input: Record<string, unknown>): T {
    return Object.values(this.service.look(this, operation, input))[0] as T;
  }
}
