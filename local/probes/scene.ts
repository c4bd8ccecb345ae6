import type {
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  ConfiguredTableAssociation,
  CreateAnalysisTemplateCommandInput,
  CreateCollaborationCommandInput,
  CreateConfiguredTableAssociationCommandInput,
  CreateConfiguredTableCommandInput,
  CreateMembershipCommandInput,
  MemberAbility,
  Membership,
} from '@aws-sdk/client-cleanrooms';
import type { MadeResources } from './made';
import { Undecided } from './outcome';
import type { Party } from './party';
import { type ProbeClock, poll } from './probe-clock';
import type { Site, Sites } from './sites';
import { type Deployed, deploy, type StackTemplate } from './stacks';

/** What a probe works with: accounts, and the rooms that most probes need. */
export class Scene {
  private trained: Promise<string> | undefined;

  constructor(
    private readonly parts: {
      readonly parties: readonly Party[];
      readonly clock: ProbeClock;
      /** In the tag of everything that is made, so that it is found. */
      readonly run: string;
      /** In the name of everything that is made, so that no two probes have a name in common. */
      readonly suffix: string;
      readonly sites: Sites;
      readonly made: MadeResources;
      readonly audienceModel?: ((creator: Party) => Promise<string>) | undefined;
    },
  ) {}

  /** The account that creates collaborations. */
  get creator(): Party {
    return this.party(0);
  }

  /** A second account, if the probe needs two. */
  get partner(): Party {
    return this.party(1);
  }

  get clock(): ProbeClock {
    return this.parts.clock;
  }

  /** For what is made by something else than a call of the probe. */
  get made(): MadeResources {
    return this.parts.made;
  }

  get tags(): Record<string, string> {
    return { 'cdk-cleanrooms-probe': this.parts.run };
  }

  /** A name that nothing else has. */
  name(what: string): string {
    return `probe-${what}-${this.parts.suffix}`;
  }

  /** The same for what is a name in SQL, too. */
  tableName(what = 'table'): string {
    return `probe_${what}_${this.parts.suffix}`;
  }

  /** What an account needs beside Clean Rooms: a table, a bucket and a role. Shared by all probes. */
  site(party: Party = this.creator): Promise<Site> {
    return this.parts.sites.of(party);
  }

  /** The ARN of a lookalike model, which is not made for the probe: to train one takes hours and costs dollars. */
  audienceModel(): Promise<string> {
    if (this.parts.audienceModel === undefined) {
      throw new Undecided('it needs an audience model: its ARN is the variable CLEANROOMS_AUDIENCE_MODEL_ARN');
    }
    this.trained ??= this.parts.audienceModel(this.creator);
    return this.trained;
  }

  /** A collaboration of the creator alone, who can query and receives results, unless this is specified. */
  async collaboration(input: Partial<CreateCollaborationCommandInput> = {}): Promise<Collaboration & { id: string }> {
    const { collaboration } = await this.creator.cleanRooms.createCollaboration({
      name: this.name('room'),
      description: 'made by a probe',
      creatorDisplayName: 'Creator',
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      members: [],
      queryLogStatus: 'DISABLED',
      tags: this.tags,
      ...input,
    });
    return required(collaboration);
  }

  /** The partner as a member to invite. */
  invitation(...memberAbilities: MemberAbility[]) {
    return { accountId: this.partner.account, displayName: 'Partner', memberAbilities };
  }

  async join(
    party: Party,
    collaboration: { readonly id?: string | undefined },
    input: Partial<CreateMembershipCommandInput> = {},
  ): Promise<Membership & { id: string }> {
    const { membership } = await party.cleanRooms.createMembership({
      collaborationIdentifier: collaboration.id,
      queryLogStatus: 'DISABLED',
      tags: this.tags,
      ...input,
    });
    return required(membership);
  }

  /** A collaboration that its creator has joined. */
  async room(input: Partial<CreateCollaborationCommandInput> = {}) {
    const collaboration = await this.collaboration(input);
    const membership = await this.join(this.creator, collaboration);
    return { collaboration, membership, membershipIdentifier: membership.id };
  }

  /** A collaboration that the creator and the partner have joined. */
  async sharedRoom(input: Partial<CreateCollaborationCommandInput> = {}) {
    const room = await this.room({ members: [this.invitation()], ...input });
    const partnerMembership = await this.join(this.partner, room.collaboration);
    return { ...room, partnerMembership };
  }

  async table(
    party: Party = this.creator,
    input: Partial<CreateConfiguredTableCommandInput> = {},
  ): Promise<ConfiguredTable & { id: string }> {
    const site = await this.site(party);
    const { configuredTable } = await party.cleanRooms.createConfiguredTable({
      name: this.name('table'),
      tableReference: { glue: { databaseName: site.databaseName, tableName: site.tableName } },
      allowedColumns: [...site.columns],
      analysisMethod: 'DIRECT_QUERY',
      tags: this.tags,
      ...input,
    });
    return required(configuredTable);
  }

  async associate(
    party: Party,
    membership: { readonly id?: string | undefined },
    table: { readonly id?: string | undefined },
    input: Partial<CreateConfiguredTableAssociationCommandInput> = {},
  ): Promise<ConfiguredTableAssociation & { id: string }> {
    const { roleArn } = await this.site(party);
    const { configuredTableAssociation } = await party.cleanRooms.createConfiguredTableAssociation({
      membershipIdentifier: membership.id,
      configuredTableIdentifier: table.id,
      name: this.tableName(),
      roleArn,
      tags: this.tags,
      ...input,
    });
    return required(configuredTableAssociation);
  }

  /** An analysis template of a membership, whose SQL names no table unless this is specified. */
  async template(
    party: Party,
    membership: { readonly id?: string | undefined },
    input: Partial<CreateAnalysisTemplateCommandInput> = {},
  ): Promise<AnalysisTemplate & { id: string }> {
    const { analysisTemplate } = await party.cleanRooms.createAnalysisTemplate({
      membershipIdentifier: membership.id,
      name: this.tableName('template'),
      format: 'SQL',
      source: { text: 'SELECT 1' },
      tags: this.tags,
      ...input,
    });
    return required(analysisTemplate);
  }

  /** A collaboration that its creator has joined, with a table. */
  async roomWithTable(input: Partial<CreateCollaborationCommandInput> = {}) {
    const room = await this.room(input);
    const table = await this.table();
    const association = await this.associate(this.creator, room.membership, table);
    return { ...room, table, association };
  }

  /** Deploys a stack, whose name is one of the probe. */
  deploy(what: string, template: StackTemplate, party: Party = this.creator): Promise<Deployed> {
    return deploy(party, this.clock, { name: this.name(what), template, tags: this.tags });
  }

  /** Waits until a read shows something, for what does not show at once. */
  until<Answer>(ask: () => Promise<Answer | undefined>, patienceMs = 60_000): Promise<Answer | undefined> {
    return poll(this.clock, patienceMs, ask);
  }

  private party(index: number): Party {
    const party = this.parts.parties[index];
    if (party === undefined) {
      throw new Undecided('it needs a second account: --partner-profile names it');
    }
    return party;
  }
}

/** The members of answers are optional in the SDK. An answer without an ID is none that a probe can work with. */
export function required<T extends { id?: string | undefined }>(entity: T | undefined): T & { id: string } {
  if (entity?.id === undefined) {
    throw new Undecided('the answer of the service has no ID');
  }
  return entity as T & { id: string };
}
