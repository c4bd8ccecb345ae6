import fc from 'fast-check';
import type { CustomFacts } from '../../../src/model/analysis-rule';
import { ABSENT, type Fact, known, type ListFact, list, UNKNOWN } from '../../../src/model/fact';
import type {
  AnalysisTemplateNode,
  CollaborationNode,
  ConfiguredTableNode,
  Link,
  MembershipNode,
} from '../../../src/model/nodes';
import type { Pointer } from '../../../src/model/raw';
import type { Graph } from '../../../src/model/register';
import { type Room, roomsIn } from '../../../src/report/room';
import {
  ANY_ENV,
  aggregationRule,
  association,
  collaboration,
  container,
  customRule,
  env,
  idMappingTable,
  idNamespace,
  intermediateTable,
  job,
  listRule,
  member,
  membership,
  modelAlgorithm,
  modelAssociation,
  OUTSIDE,
  outside,
  table,
  template,
  to,
} from '../../support/nodes';

/** A room as plain data, from which it can be built several times with a difference. */
export interface RoomPlan {
  readonly members: readonly MemberPlan[];
  readonly tables: readonly TablePlan[];
  readonly templates: readonly TemplatePlan[];
  readonly intermediate?: IntermediatePlan;
  readonly mapping?: { readonly owner: number; readonly dimensions: readonly (boolean | undefined)[] };
  readonly model?: {
    readonly owner: number;
    readonly readers: readonly number[];
    readonly exports: boolean;
    readonly metrics: readonly string[];
  };
}

interface MemberPlan {
  readonly abilities: readonly string[];
  readonly mlAbilities: readonly string[];
}

interface SharedPlan {
  readonly owner: number;
  readonly receivers: readonly number[] | undefined;
  readonly providers: readonly number[];
  /** Templates by their numbers, wildcards and ARNs. */
  readonly allowed: readonly (number | string)[];
  readonly privacy: string | undefined;
  readonly disallowed: readonly string[];
  readonly threshold: string | undefined;
  readonly literals: readonly string[] | undefined;
  readonly additional: string | undefined;
}

export interface TablePlan extends SharedPlan {
  readonly columns: readonly string[];
  readonly rule: 'aggregation' | 'list' | 'custom' | 'none';
  readonly method: string;
  readonly selected: readonly string[];
  readonly minimum: boolean;
  readonly model: string | undefined;
}

export interface TemplatePlan {
  readonly owner: number;
  readonly format: 'SQL' | 'PYSPARK_1_0';
  readonly sql: string;
  readonly reads: readonly string[] | undefined;
}

interface IntermediatePlan extends SharedPlan {
  readonly fill: string | number;
}

/** How a room is built. */
export interface Building {
  /** The values that are not known, by their paths. A path with `…` hides only a part of a list. */
  readonly hidden?: ReadonlySet<string>;
  /** Where the resources are in the tree. */
  readonly path?: (id: string) => string;
  /** The order of resources in lists. */
  readonly shuffle?: <T>(all: readonly T[]) => readonly T[];
}

export const ACCOUNTS = ['111111111111', '222222222222', '333333333333'] as const;

const COLUMNS = ['a', 'b', 'c', 'd'];
const ARN = `arn:aws:cleanrooms:us-east-1:${ACCOUNTS[2]}:membership/m/analysistemplate/t`;

const some = <T>(all: readonly T[], minLength = 0) => fc.subarray([...all], { minLength });
const maybe = <T>(value: fc.Arbitrary<T>, freq = 2) => fc.option(value, { nil: undefined, freq });
const column = fc.constantFrom(...COLUMNS);
const party = fc.constantFrom(0, 1, 2);
const tableName = fc.constantFrom('t0', 't1', 't2', 'daily');

/** Queries whose names are qualified where several tables are read, as an added column hides no other one then. */
const sql = fc.tuple(tableName, tableName, column, column, column, fc.nat(11)).map(([t, u, c, d, e, form]) => {
  const forms = [
    `SELECT ${c}, COUNT(DISTINCT ${d}) AS n FROM ${t} GROUP BY ${c}`,
    `SELECT x.${c}, SUM(y.${d}) AS ${d} FROM ${t} x JOIN ${u} y ON x.${e} = y.${e} WHERE y.${c} > :p GROUP BY x.${c}`,
    `SELECT * FROM ${t}`,
    `WITH q AS (SELECT ${c}, MAX(${d}) AS m FROM ${t} GROUP BY ${c}) SELECT AVG(m) AS v, ${c} FROM q GROUP BY ${c}`,
    `SELECT x.${c} FROM ${t} x WHERE x.${d} IN (SELECT y.${e} FROM ${u} y WHERE y.${d} = 3)`,
    `SELECT x.${c}, y.* FROM ${t} x LEFT JOIN ${u} y USING (${e})`,
    `SELECT ${c} AS ${d} FROM ${t} UNION ALL SELECT ${d} FROM ${u}`,
    `SELECT RANK() OVER (PARTITION BY ${c} ORDER BY ${d}) AS ${e} FROM ${t} ORDER BY ${c}`,
    `SELECT COUNT(*) AS n FROM ${t} WHERE ${c} IS NOT NULL AND NOT ${d} HAVING SUM(${e}) > :q`,
    `WITH q (p, o) AS (SELECT ${c}, :r FROM ${t}) SELECT x.${d} FROM ${u} x JOIN q ON x.${e} = q.o`,
    `FROM ${t} |> WHERE ${c} = 1`,
    `SELECT ${c} FROM ${t} JOIN`,
  ];
  return forms[form] as string;
});

const shared = {
  owner: party,
  receivers: maybe(some([0, 1, 2]), 5),
  providers: some([0, 1, 2]),
  allowed: some<number | string>([0, 1, 'ANY_QUERY', 'ANY_JOB', ARN]),
  privacy: maybe(column, 1),
  disallowed: some(COLUMNS),
  threshold: maybe(column, 1),
  literals: maybe(some(COLUMNS), 1),
  additional: fc.constantFrom(undefined, 'ALLOWED', 'REQUIRED', 'NOT_ALLOWED'),
};

export const roomPlan: fc.Arbitrary<RoomPlan> = fc.record({
  members: fc.tuple(
    ...ACCOUNTS.map(() =>
      fc.record({
        abilities: some(['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'], 1),
        mlAbilities: some(['CAN_RECEIVE_MODEL_OUTPUT', 'CAN_RECEIVE_INFERENCE_OUTPUT']),
      }),
    ),
  ),
  tables: fc.array(
    fc.record<TablePlan>({
      ...shared,
      columns: some(COLUMNS, 1),
      rule: fc.constantFrom('custom', 'custom', 'custom', 'aggregation', 'list', 'none'),
      method: fc.constantFrom('DIRECT_QUERY', 'DIRECT_JOB', 'MULTIPLE', 'MULTIPLE'),
      selected: some(['DIRECT_QUERY', 'DIRECT_JOB'], 1),
      minimum: fc.boolean(),
      model: fc.constantFrom(
        undefined,
        'model',
        `arn:aws:cleanrooms-ml:us-east-1:*:membership/*/configured-model-algorithm-association/*`,
        `arn:aws:cleanrooms:us-east-1:${ACCOUNTS[1]}:membership/m/configuredaudiencemodelassociation/x`,
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  templates: fc.array(
    fc.record<TemplatePlan>({
      owner: party,
      format: fc.constantFrom('SQL', 'SQL', 'SQL', 'PYSPARK_1_0'),
      sql,
      reads: maybe(some(['t0', 't1', 'daily'], 1)),
    }),
    { maxLength: 2 },
  ),
  intermediate: maybe(fc.record<IntermediatePlan>({ ...shared, fill: fc.oneof(sql, fc.constant(0)) })),
  mapping: maybe(
    fc.record({ owner: party, dimensions: fc.array(fc.constantFrom(undefined, true, false), { maxLength: 2 }) }),
    1,
  ),
  model: maybe(fc.record({ owner: party, readers: some([0, 1, 2]), exports: fc.boolean(), metrics: some(['loss']) })),
});

/** A room of a plan, and the paths of all values in it that can be hidden. */
export function built(
  plan: RoomPlan,
  building: Building = {},
): { readonly room: Room; readonly paths: readonly string[] } {
  const builder = new Builder(plan, building);
  return { room: builder.room(), paths: [...new Set(builder.paths)] };
}

class Builder {
  readonly paths: string[] = [];

  constructor(
    private readonly plan: RoomPlan,
    private readonly building: Building,
  ) {}

  room(): Room {
    const collaborationNode = this.collaboration();
    const memberships = ACCOUNTS.map((account, i) => this.membership(collaborationNode, account, i));
    const templates = this.plan.templates.map((_, i) => this.template(i, memberships));
    const model = this.plan.model && this.model(this.plan.model, memberships);
    const tables = this.plan.tables.map((one, i) => () => this.table(one, i, { memberships, templates, model }));
    for (const make of this.shuffled(tables)) {
      make();
    }
    this.intermediate(memberships, templates);
    this.mapping(memberships);
    const graph = { collaboration: [collaborationNode], membership: this.shuffled(memberships) };
    return roomsIn(graph as unknown as Graph)[0] as Room;
  }

  private collaboration(): CollaborationNode {
    const [creator, ...members] = this.plan.members.map(({ abilities, mlAbilities }, i) =>
      member(ACCOUNTS[i] as string, [], {
        account: this.fact(`member${i}.account`, ACCOUNTS[i]),
        abilities: this.list(`member${i}.abilities`, abilities),
        mlAbilities: this.list(`member${i}.mlAbilities`, mlAbilities),
      }),
    );
    return collaboration({ creator, members: this.list('members', members), env: env(ACCOUNTS[0], 'elsewhere') });
  }

  private membership(of: CollaborationNode, account: string, i: number): MembershipNode {
    const isHidden = this.isHidden(`membership${i}.env`);
    return membership(of, account, { path: this.path(`M${i}`), ...(isHidden && { env: ANY_ENV }) });
  }

  private template(i: number, memberships: readonly MembershipNode[]): AnalysisTemplateNode {
    const plan = this.plan.templates[i] as TemplatePlan;
    const within = memberships[plan.owner];
    const more = {
      path: this.path(`X${i}`),
      name: known(`x${i}`),
      format: this.fact(`template${i}.format`, plan.format),
      env: env(ACCOUNTS[plan.owner] as string),
    };
    return plan.format === 'SQL'
      ? template(within, '', { ...more, sql: this.fact(`template${i}.sql`, plan.sql) })
      : job(within, {
          ...more,
          referencedTables: plan.reads ? this.list(`template${i}.reads`, plan.reads) : ABSENT,
        });
  }

  private model(plan: NonNullable<RoomPlan['model']>, memberships: readonly MembershipNode[]) {
    const accounts = plan.readers.map((reader) => ACCOUNTS[reader] as string);
    const metrics = this.list('model.metrics', plan.metrics);
    const algorithm = modelAlgorithm({ training: container(known('image'), metrics) });
    return modelAssociation(memberships[plan.owner], algorithm, {
      path: this.path('Model'),
      name: known('model'),
      exports: plan.exports ? this.fact('model.exports', list(['MODEL'])) : ABSENT,
      logs: [
        {
          job: 'trainedModels',
          policies: this.list('model.logs', [
            { accounts: this.list('model.readers', accounts), type: known('ALL'), filter: ABSENT, redaction: ABSENT },
          ]),
        },
      ],
    });
  }

  private table(
    plan: TablePlan,
    i: number,
    around: {
      readonly memberships: readonly MembershipNode[];
      readonly templates: readonly AnalysisTemplateNode[];
      readonly model: ReturnType<typeof modelAssociation> | undefined;
    },
  ): void {
    const id = `table${i}`;
    const { allowed, rule } = this.rule(plan, id, around.templates);
    const node: ConfiguredTableNode = table({
      path: this.path(`C${i}`),
      allowedColumns: this.list(`${id}.columns`, plan.columns),
      analysisMethod: this.fact(`${id}.method`, plan.method),
      selectedMethods: plan.method === 'MULTIPLE' ? this.list(`${id}.selected`, plan.selected) : ABSENT,
      rule: plan.rule === 'none' ? this.absent(`${id}.rule`) : this.isHidden(`${id}.rule`) ? UNKNOWN : rule,
      allowed,
    });
    const accounts = plan.receivers?.map((one) => ACCOUNTS[one] as string);
    const type = known('CUSTOM');
    const models = plan.model === undefined ? [] : [plan.model];
    const isModelHidden = this.isHidden(`${id}.models`);
    association(around.memberships[plan.owner], this.isHidden(`${id}.link`) ? undefined : node, {
      path: this.path(`T${i}`),
      name: this.fact(`${id}.name`, `t${i}`),
      env: env(ACCOUNTS[plan.owner] as string),
      rule: accounts
        ? this.isHidden(`${id}.association`)
          ? UNKNOWN
          : known({ type, policy: type, receivers: this.list(`${id}.receivers`, accounts) })
        : this.absent(`${id}.association`),
      additionalAnalyses: isModelHidden ? UNKNOWN : list(models.map((text): Pointer => ({ kind: 'literal', text }))),
      models: isModelHidden
        ? []
        : models.flatMap((text) =>
            text !== 'model' ? [outside(text)] : around.model ? [to(around.model)] : [OUTSIDE],
          ),
    });
  }

  private rule(plan: TablePlan, id: string, templates: readonly AnalysisTemplateNode[]) {
    const [first = 'a', second = 'b', ...others] = plan.columns;
    const additional = this.fact(`${id}.additional`, plan.additional);
    switch (plan.rule) {
      case 'aggregation':
        return {
          allowed: [],
          rule: aggregationRule({
            aggregates: [['SUM', first]],
            joinColumns: this.list(`${id}.joins`, [second]),
            dimensionColumns: this.list(`${id}.dimensions`, others),
            outputConstraints: plan.minimum ? [[first, 100]] : [],
            additionalAnalyses: additional,
          }),
        };
      case 'list':
        return {
          allowed: [],
          rule: listRule(this.list(`${id}.joins`, [first]), this.list(`${id}.listed`, [second, ...others]), additional),
        };
      default: {
        const { custom, links } = this.custom(plan, id, templates);
        return { allowed: links, rule: customRule(custom, additional) };
      }
    }
  }

  private custom(plan: SharedPlan, id: string, templates: readonly AnalysisTemplateNode[]) {
    const entries = plan.allowed.flatMap((one, i): readonly Link<AnalysisTemplateNode>[] => {
      const isHidden = this.isHidden(`${id}.allowed${i}`);
      if (typeof one === 'string') {
        return [isHidden ? outside() : outside(one)];
      }
      const node = templates[one];
      return node ? [isHidden ? outside() : to(node)] : [];
    });
    const isListHidden = this.isHidden(`${id}.allowed`);
    const pointers = entries.map((): Pointer => ({ kind: 'literal', text: 'any' }));
    const privacy = plan.privacy === undefined ? ABSENT : known(list([plan.privacy]));
    const custom: CustomFacts = {
      allowedAnalyses: isListHidden ? UNKNOWN : list(pointers),
      providers: this.list(
        `${id}.providers`,
        plan.providers.map((one) => ACCOUNTS[one] as string),
      ),
      differentialPrivacy: this.isHidden(`${id}.privacy`) ? UNKNOWN : privacy,
      disallowedOutputColumns: this.list(`${id}.disallowed`, plan.disallowed),
      thresholds: this.list(
        `${id}.thresholds`,
        plan.threshold === undefined
          ? []
          : [
              {
                identityColumns: this.list(`${id}.identity`, [plan.threshold]),
                minimum: known(100),
                expressions: known('COLUMNS_ONLY'),
                ofOutputColumns: this.list(`${id}.overrides`, []),
              },
            ],
      ),
      comparisonControls: this.isHidden(`${id}.comparisons`)
        ? UNKNOWN
        : plan.literals
          ? known({ literalColumns: this.list(`${id}.literals`, plan.literals), columnColumns: list([]) })
          : ABSENT,
    };
    return { custom, links: isListHidden ? [] : entries };
  }

  private intermediate(memberships: readonly MembershipNode[], templates: readonly AnalysisTemplateNode[]): void {
    const plan = this.plan.intermediate;
    if (!plan) {
      return;
    }
    const { custom, links } = this.custom(plan, 'daily', templates);
    const node = typeof plan.fill === 'number' ? templates[plan.fill] : undefined;
    const accounts = (plan.receivers ?? []).map((one) => ACCOUNTS[one] as string);
    const text = typeof plan.fill === 'string' ? plan.fill : undefined;
    intermediateTable(memberships[plan.owner], this.fact('daily.name', 'daily'), {
      path: this.path('daily'),
      env: env(ACCOUNTS[plan.owner] as string),
      sql: node ? ABSENT : this.fact('daily.sql', text ?? 'SELECT a FROM t0'),
      templatePointer: node ? { kind: 'unknown' } : { kind: 'absent' },
      template: node && !this.isHidden('daily.template') ? to(node) : OUTSIDE,
      rule: this.isHidden('daily.rule')
        ? UNKNOWN
        : known({
            type: known('CUSTOM'),
            custom: known(custom),
            receivers: this.list('daily.receivers', accounts),
            additionalAnalyses: this.fact('daily.additional', plan.additional),
          }),
      allowed: links,
    });
  }

  private mapping(memberships: readonly MembershipNode[]): void {
    const plan = this.plan.mapping;
    if (plan) {
      idMappingTable(memberships[plan.owner], { path: this.path('Ids'), name: known('ids') });
      plan.dimensions.forEach((dimension, i) => {
        idNamespace(memberships[i], { isDimension: this.fact(`namespace${i}`, dimension) });
      });
    }
  }

  private path(id: string): string {
    return this.building.path?.(id) ?? `App/${id}`;
  }

  private shuffled<T>(all: readonly T[]): readonly T[] {
    return this.building.shuffle?.(all) ?? all;
  }

  private isHidden(path: string): boolean {
    this.paths.push(path);
    return this.building.hidden?.has(path) ?? false;
  }

  private absent(path: string): Fact<never> {
    return this.isHidden(path) ? UNKNOWN : ABSENT;
  }

  private fact<T>(path: string, value: T | undefined): Fact<T> {
    return this.isHidden(path) ? UNKNOWN : value === undefined ? ABSENT : known(value);
  }

  private list<T>(path: string, items: readonly T[]): ListFact<T> {
    if (this.isHidden(path)) {
      return UNKNOWN;
    }
    // The order of columns is that of `SELECT *`.
    const sorted = path.endsWith('.columns') ? items : this.shuffled(items);
    return this.isHidden(`${path}…`) ? list(items.slice(1), false) : list(sorted);
  }
}
