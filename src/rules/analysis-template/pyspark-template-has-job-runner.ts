import { excludes, isComplete } from '../../model/fact';
import { isPyspark } from '../../model/kinds/analysis-template';
import { participants } from '../../model/members';
import { collaborationOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { CAN_RUN_JOB } from '../../private/words';
import { nameOf, rule } from '../rule';

export const pysparkTemplateHasJobRunner = rule({
  id: 'PysparkTemplateHasJobRunner',
  catalogueIds: ['CR-TMPL-017'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The collaboration of a PySpark template has a member who can run jobs',
  why: 'only a member who can run jobs can run a PySpark template, and this ability is assigned when the collaboration is created',
  fix: text`assign ${code('MemberAbility.RUN_JOB')} to the member who can query`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/run-jobs-with-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const collaboration = collaborationOf(template);
    if (!collaboration || !isPyspark(template) || !isComplete(collaboration.members)) {
      return [];
    }
    return participants(collaboration).every(({ abilities }) => excludes(abilities, CAN_RUN_JOB))
      ? [
          {
            what: `no member of ${nameOf(collaboration)} can run jobs, so the PySpark template ${nameOf(template)} cannot run`,
            property: 'Format',
          },
        ]
      : [];
  },
});
