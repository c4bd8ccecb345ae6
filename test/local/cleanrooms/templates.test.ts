import { describe, expect, test } from 'vitest';
import {
  associate,
  CREATOR,
  call,
  join,
  newCollaboration,
  newService,
  newTable,
  PARTNER,
  refusal,
  STRANGER,
} from './clean-room';

const SQL = { format: 'SQL', source: { text: 'SELECT COUNT(*) FROM impressions' } };

function newRoom() {
  const service = newService();
  const collaboration = newCollaboration(service);
  const own = join(service, CREATOR, collaboration);
  const theirs = join(service, PARTNER, collaboration);
  const table = newTable(service, PARTNER);
  const association = associate(service, PARTNER, theirs, table);
  const template = (input: object = {}) =>
    call(service, CREATOR, 'CreateAnalysisTemplate', {
      membershipIdentifier: own.id,
      name: 'reach',
      ...SQL,
      ...input,
    }).analysisTemplate;
  const protect = () =>
    call(service, PARTNER, 'CreateConfiguredTableAnalysisRule', {
      configuredTableIdentifier: table.id,
      analysisRuleType: 'CUSTOM',
      analysisRulePolicy: {
        v1: { custom: { allowedAnalyses: [], differentialPrivacy: { columns: [{ name: 'user_id' }] } } },
      },
    });
  return { service, collaboration, own, theirs, association, template, protect };
}

describe('CreateAnalysisTemplate', () => {
  test('knows the tables that its SQL names', () => {
    const { own, template } = newRoom();

    const made = template();

    expect(made).toMatchObject({
      arn: `${own.arn}/analysistemplate/${made.id}`,
      schema: { referencedTables: ['impressions'] },
    });
    expect(made.validations).toBeUndefined();
  });

  test('has the hashes of artifacts', () => {
    const { template } = newRoom();
    const artifact = { location: { bucket: 'code', key: 'main.py' } };

    const made = template({
      format: 'PYSPARK_1_0',
      source: { artifacts: { entryPoint: artifact, roleArn: 'arn:aws:iam::111111111111:role/cleanrooms-code' } },
    });

    expect(made.sourceMetadata.artifacts.entryPointHash.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test('fails for a name that the membership has, and for a source of another format', () => {
    const { template } = newRoom();
    template();

    expect(refusal(() => template())).toBe('ConflictException ALREADY_EXISTS');
    expect(refusal(() => template({ name: 'other', format: 'PYSPARK_1_0' }))).toBe(
      'ValidationException INVALID_CONFIGURATION',
    );
  });
});

describe('the validation of a template', () => {
  test.each([
    ['SELECT COUNT(DISTINCT user_id) AS people FROM impressions', 'VALID', undefined],
    ['SELECT user_id FROM impressions', 'INVALID', expect.stringMatching(/\w/)],
    ['SELECT COUNT(SOUNDEX(user_id)) FROM impressions', 'UNABLE_TO_VALIDATE', expect.stringContaining('SOUNDEX')],
    ['FROM impressions |> AGGREGATE COUNT(user_id)', 'UNABLE_TO_VALIDATE', undefined],
  ])('is what the library predicts: %s', (text, status, message) => {
    const { protect, template } = newRoom();
    protect();

    const { validations } = template({ source: { text } });

    expect(validations).toEqual([{ type: 'DIFFERENTIAL_PRIVACY', status, ...(message && { reasons: [{ message }] }) }]);
  });

  test('is made when it is fetched, and is good where a differential privacy table is named', () => {
    const { service, own, template, protect } = newRoom();
    const made = template();
    const get = () =>
      call(service, CREATOR, 'GetAnalysisTemplate', {
        membershipIdentifier: own.id,
        analysisTemplateIdentifier: made.id,
      }).analysisTemplate.validations;

    expect(get()).toBeUndefined();
    protect();
    expect(get()).toEqual([{ type: 'DIFFERENTIAL_PRIVACY', status: 'VALID' }]);
  });

  test('is whatever a test sets', () => {
    const { service, template } = newRoom();
    const verdict = {
      type: 'DIFFERENTIAL_PRIVACY' as const,
      status: 'INVALID' as const,
      reasons: [{ message: 'no' }],
    };
    service.validateTemplate = ({ source }) => (source.text?.includes('COUNT') ? [verdict] : undefined);

    expect(template().validations).toEqual([verdict]);
  });
});

describe('GetCollaborationAnalysisTemplate', () => {
  test('shows a template to the other members, and to nobody else', () => {
    const { service, collaboration, template } = newRoom();
    const { arn } = template();
    const input = { collaborationIdentifier: collaboration.id, analysisTemplateArn: arn };

    const seen = call(service, PARTNER, 'GetCollaborationAnalysisTemplate', input);

    expect(seen.collaborationAnalysisTemplate).toMatchObject({ arn, creatorAccountId: CREATOR.account, ...SQL });
    expect(refusal(() => call(service, STRANGER, 'GetCollaborationAnalysisTemplate', input))).toContain('AccessDenied');
    expect(
      refusal(() =>
        call(service, PARTNER, 'GetCollaborationAnalysisTemplate', {
          ...input,
          analysisTemplateArn: arn.replace('111111111111', '222222222222'),
        }),
      ),
    ).toBe('ResourceNotFoundException');
  });
});

describe('DeleteMembership', () => {
  test('fails with a template under it', () => {
    const { service, theirs } = newRoom();

    call(service, PARTNER, 'CreateAnalysisTemplate', { membershipIdentifier: theirs.id, name: 'x', ...SQL });

    expect(refusal(() => call(service, PARTNER, 'DeleteMembership', { membershipIdentifier: theirs.id }))).toBe(
      'ConflictException SUBRESOURCES_EXIST',
    );
  });
});

describe('privacy budget templates', () => {
  const differential = {
    privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
    parameters: { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } },
  };

  test('there is one for differential privacy in a collaboration', () => {
    const { service, own, theirs } = newRoom();
    const create = (caller: typeof PARTNER, membershipIdentifier: string) =>
      call(service, caller, 'CreatePrivacyBudgetTemplate', { membershipIdentifier, ...differential });

    expect(create(PARTNER, theirs.id).privacyBudgetTemplate).toMatchObject({ autoRefresh: 'NONE', ...differential });
    expect(refusal(() => create(CREATOR, own.id))).toBe('ConflictException ALREADY_EXISTS');
  });

  test('there is one for each table with an access budget', () => {
    const { service, theirs, association } = newRoom();
    const create = (resourceArn: string) =>
      call(service, PARTNER, 'CreatePrivacyBudgetTemplate', {
        membershipIdentifier: theirs.id,
        privacyBudgetType: 'ACCESS_BUDGET',
        parameters: { accessBudget: { budgetParameters: [{ type: 'LIFETIME', budget: 9 }], resourceArn } },
      });

    const budget = create(association.arn).privacyBudgetTemplate;

    expect(budget.parameters.accessBudget.resourceArn).toBe(association.arn);
    expect(refusal(() => create(association.arn))).toBe('ConflictException ALREADY_EXISTS');
    expect(refusal(() => create(association.arn.replace(/.$/, 'f')))).toBe('ResourceNotFoundException');
    const updated = call(service, PARTNER, 'UpdatePrivacyBudgetTemplate', {
      membershipIdentifier: theirs.id,
      privacyBudgetTemplateIdentifier: budget.id,
      privacyBudgetType: 'ACCESS_BUDGET',
      parameters: { accessBudget: { budgetParameters: [{ type: 'LIFETIME', budget: 10 }] } },
    });
    expect(updated.privacyBudgetTemplate.parameters.accessBudget).toEqual({
      budgetParameters: [{ type: 'LIFETIME', budget: 10 }],
      resourceArn: association.arn,
    });
  });

  test('updates keep what they do not name, and fail for the other type', () => {
    const { service, theirs } = newRoom();
    const { id } = call(service, PARTNER, 'CreatePrivacyBudgetTemplate', {
      membershipIdentifier: theirs.id,
      ...differential,
    }).privacyBudgetTemplate;
    const update = (input: object) =>
      call(service, PARTNER, 'UpdatePrivacyBudgetTemplate', {
        membershipIdentifier: theirs.id,
        privacyBudgetTemplateIdentifier: id,
        ...input,
      });

    const { privacyBudgetTemplate } = update({ ...differential, parameters: { differentialPrivacy: { epsilon: 4 } } });

    expect(privacyBudgetTemplate.parameters.differentialPrivacy).toEqual({ epsilon: 4, usersNoisePerQuery: 30 });
    expect(refusal(() => update({ privacyBudgetType: 'ACCESS_BUDGET' }))).toBe(
      'ValidationException INVALID_CONFIGURATION',
    );
  });
});
