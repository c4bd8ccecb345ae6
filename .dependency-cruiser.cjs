/**
 * Who may import whom in src/, in the order a value travels:
 *
 *   resource folders ──▶ derivation, validation, model, custom-resources/<name>/resource, private; each other as NEIGHBOURS says
 *   derivation       ──▶ model, private
 *   checks           ──▶ validation
 *   validation       ──▶ rules, queries, report, model, private
 *   queries          ──▶ rules, model, sql, texts for users, and the words of the service
 *   report           ──▶ queries, rules, model, sql, texts for users, and the words of the service
 *   rules            ──▶ model, sql, texts for users, and the words and formats of the service
 *   model            ──▶ aws-cdk-lib, custom-resources/<name>/contract, private
 *   sql              ──▶ the words of the service
 *   private          ──▶ nothing of ours
 *   cli              ──▶ templates, validation/run, rules, queries, report, model; never aws-cdk-lib; nothing imports it
 *   templates        ──▶ model; never aws-cdk-lib
 *
 * Within custom-resources:
 *
 *   <name>/resource      ──▶ provider, its contract
 *   provider             ──▶ kinds, private, the variable of the engine
 *   kinds                ──▶ <name>/contract, the engine's encoding of properties
 *   <name>/*.lambda.ts   ──▶ its folder, service, engine; never aws-cdk-lib
 *   service              ──▶ engine
 *   engine               ──▶ nothing of ours: it knows no service
 */

/** Folders with a place of their own in the picture; any other folder of src/ holds a resource. */
const LAYERS = [
  'checks',
  'cli',
  'custom-resources',
  'derivation',
  'model',
  'private',
  'queries',
  'report',
  'rules',
  'sql',
  'templates',
  'validation',
];

/** Which resource folder imports which other one. A folder that is not listed imports no other. */
const NEIGHBOURS = {
  association: ['configured-table'],
  collaboration: ['events'],
  'id-mapping': ['population'],
  'intermediate-table': ['configured-table', 'population'],
  'machine-learning': ['configured-table', 'events'],
  membership: [
    'analysis-template',
    'association',
    'collaboration',
    'events',
    'id-mapping',
    'intermediate-table',
    'machine-learning',
    'privacy-budget',
  ],
  mixins: ['configured-table'],
  partner: ['configured-table'],
  'privacy-baseline': ['collaboration', 'configured-table', 'intermediate-table', 'membership'],
};
const OTHER_RESOURCE_FOLDERS = `^src/(?!(?:${[...LAYERS, ...Object.keys(NEIGHBOURS)].join('|')})/)([^/]+)/`;

/** Bundled into one file of its own. */
const COMMAND_LINE = '^src/(cli|templates)/';

/** Where users begin. */
const SURFACES = '^src/(index|cli/main)[.]ts$';

const HANDLER = '[.]lambda[.]ts$';
const CDK = 'node_modules/(aws-cdk-lib|constructs)/';

/**
 * A layer may import itself and what is listed, nothing else of src/.
 *
 * @param {string} name the rule's name
 * @param {string} comment why
 * @param {string} from the layer, as a pattern; `$1` in `allowed` is its first group
 * @param {string[]} allowed patterns of src/
 */
function layer(name, comment, from, allowed) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: HANDLER },
    to: { path: '^src/', pathNot: allowed },
  };
}

/** A resource folder imports the layers below it, and of the others those that are named. */
function resourceFolder(name, from, folders) {
  return layer(name, 'A construct decides nothing about validity, and knows the resources that it must know.', from, [
    ...folders,
    '^src/(derivation|validation|model|private)/',
    '^src/custom-resources/[^/]+/resource[.]ts$',
  ]);
}

const layers = [
  resourceFolder('another-resource-folder', OTHER_RESOURCE_FOLDERS, ['^src/$1/']),
  ...Object.entries(NEIGHBOURS).map(([folder, neighbours]) =>
    resourceFolder(`${folder}-folder`, `^src/${folder}/`, [`^src/(${[folder, ...neighbours].join('|')})/`]),
  ),
  layer('derivation', 'What a construct can say because of what it was given.', '^src/derivation/', [
    '^src/(derivation|model|private)/',
  ]),
  layer('checks', 'The public door to the rules opens on validation only.', '^src/checks/', [
    '^src/(checks|validation)/',
    '^src/private/(cdk-shapes|errors|formats|shape|text)[.]ts$',
  ]),
  layer('validation', 'Decides when and how a finding is reported.', '^src/validation/', [
    '^src/(validation|queries|report|rules|model|private)/',
  ]),
  layer('queries', 'What the service answers to a query that no template holds.', '^src/queries/', [
    '^src/(queries|rules|model|sql)/',
    '^src/private/(language|text|words)[.]ts$',
  ]),
  layer('report', 'Who can learn what, from the graph of an app: as data, as pages, and compared.', '^src/report/', [
    '^src/(report|queries|rules|model|sql)/',
    '^src/private/(counted|digest|json-text|language|nearest|text|words)[.]ts$',
  ]),
  layer('rules', 'Rules are pure functions from facts to findings.', '^src/rules/', [
    '^src/(rules|model|sql)/',
    '^src/private/(counted|digest|formats|nearest|text|words)[.]ts$',
  ]),
  layer('model', 'Facts without judgement, read back from the L1s.', '^src/model/', [
    '^src/(model|private)/',
    '^src/custom-resources/[^/]+/contract[.]ts$',
  ]),
  layer('cli', 'The command line reads files and prints findings.', '^src/cli/', [
    '^src/(cli|templates|queries|report|rules|model)/',
    '^src/validation/(run|rule-ids)[.]ts$',
    '^src/private/(files-together|json-text|language|nearest|text|words)[.]ts$',
  ]),
  layer('templates', 'A second source of the model, which the command line reads.', '^src/templates/', [
    '^src/(templates|model)/',
    '^src/private/(text|user-frame|words)[.]ts$',
  ]),
  layer('sql', 'What a SQL text does follows from the text and from tables, which rules provide.', '^src/sql/', [
    '^src/sql/',
    '^src/private/words[.]ts$',
  ]),
  layer('private', 'Leaf modules import nothing of ours but each other.', '^src/private/', ['^src/private/']),
  layer('engine', 'The lifecycle of custom resources knows no service.', '^src/custom-resources/engine/', [
    '^src/custom-resources/engine/',
  ]),
  layer('service', 'The operations of a service know no custom resource.', '^src/custom-resources/service/', [
    '^src/custom-resources/(service|engine)/',
  ]),
  layer(
    'kinds',
    'Users load the table of kinds with the library: contracts, and no handler.',
    '^src/custom-resources/kinds[.]ts$',
    ['^src/custom-resources/[^/]+/contract[.]ts$', '^src/custom-resources/engine/properties[.]ts$'],
  ),
  layer(
    'provider',
    'What all resources share knows the table of kinds, no single one.',
    '^src/custom-resources/provider/',
    ['^src/custom-resources/(provider/|kinds[.]ts$|engine/stack-variable[.]ts$)', '^src/private/'],
  ),
  layer(
    'custom-resource',
    'A custom resource knows its own folder, what all share, and the leaf modules.',
    '^src/custom-resources/(?!(?:engine|provider|service)/)([^/]+)/',
    ['^src/custom-resources/($1|engine|provider|service)/', '^src/private/'],
  ),
  {
    name: 'handler',
    comment: 'A handler is wiring: its own folder without the construct, the service, the engine.',
    severity: 'error',
    from: { path: '^src/custom-resources/([^/]+)/[^/]+[.]lambda[.]ts$' },
    to: {
      path: '^src/',
      pathNot: [
        '^src/custom-resources/$1/(?!resource[.]ts$)',
        '^src/custom-resources/(engine|service)/',
        '^src/private/words[.]ts$',
      ],
    },
  },
  {
    name: 'handler-stands-alone',
    comment: 'Users load everything but handlers, so nothing but a handler may need what handlers bundle.',
    severity: 'error',
    from: { path: '^src/', pathNot: [HANDLER, '^src/custom-resources/engine/'] },
    to: { path: HANDLER },
  },
];

const packages = [
  {
    name: 'handler-without-cdk',
    comment: 'The CDK in a bundle would be megabytes of cold start, however many files lie between.',
    severity: 'error',
    from: { path: HANDLER },
    to: { path: CDK, reachable: true },
  },
  {
    name: 'rules-without-packages',
    comment: 'A rule knows facts, not the CDK; so a thousand cases run in the time of one synth.',
    severity: 'error',
    from: { path: '^src/rules/' },
    to: { dependencyTypesNot: ['local'] },
  },
  {
    name: 'model-without-cdk',
    comment: 'Facts come from any source; only what reads constructs loads the CDK, and types are not loaded.',
    severity: 'error',
    from: { path: '^src/model/', pathNot: '^src/model/(construct-[a-z]+|resolve)[.]ts$' },
    to: { path: CDK, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'public-cdk-only',
    comment: 'What is not an entry point of aws-cdk-lib may change in any release.',
    severity: 'error',
    from: { path: '^(src|examples)/' },
    to: { path: 'node_modules/aws-cdk-lib/[^/]+/lib/' },
  },
  {
    name: 'peers-only',
    comment: 'Users install aws-cdk-lib and constructs beside this library, and nothing else.',
    severity: 'error',
    from: { path: '^src/', pathNot: [HANDLER, '^src/custom-resources/engine/', COMMAND_LINE] },
    to: { path: 'node_modules/', pathNot: CDK },
  },
  {
    name: 'command-line-without-cdk',
    comment: 'The command line starts in a moment, also where the CDK is not installed.',
    severity: 'error',
    from: { path: COMMAND_LINE },
    to: { path: CDK },
  },
];

module.exports = {
  forbidden: [
    ...layers,
    ...packages,
    {
      name: 'no-cycles',
      comment: 'Files that need each other, even for a type, are one file or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unused-files',
      comment: 'A file that neither the public surface nor the command line reaches serves no user.',
      severity: 'error',
      from: { path: SURFACES },
      to: { path: '^src/', pathNot: [SURFACES, '^src/custom-resources/'], reachable: false },
    },
    {
      name: 'no-orphans',
      comment: 'Of a custom resource, only the handler is reached by nobody: it is an entry of its own.',
      severity: 'error',
      from: { orphan: true, path: '^src/custom-resources/', pathNot: HANDLER },
      to: {},
    },
    {
      name: 'src-stands-alone',
      comment: 'The library is built without its tests, scripts and examples.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts|examples|bench|projenrc)/' },
    },
    {
      name: 'unresolvable',
      comment:
        'An import that leads nowhere; the library by its own name and its compiled form do, but not for this tool.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^cdk-cleanrooms$', '^[.][.]/[.][.]/lib$'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/'] },
    exclude: { path: '(^|/)cdk[.]out/' },
    // Also imports of types: a direction holds for what a reader must know, not only for what is loaded.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require.resolve('./test/tsconfig.json') },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
  },
};
