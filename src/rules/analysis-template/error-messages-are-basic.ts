import { is } from '../../model/fact';
import { code, text } from '../../private/text';
import { DETAILED } from '../../private/words';
import { nameOf, rule } from '../rule';

export const errorMessagesAreBasic = rule({
  id: 'ErrorMessagesAreBasic',
  catalogueIds: ['CR-TMPL-022'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The error messages of an analysis template do not contain data',
  why: 'detailed error messages can contain data of the tables, and every member who contributes data must approve them',
  fix: text`remove ${code('errorMessageType')}, or acknowledge this finding for development and tests`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ErrorMessageConfiguration.html',
    basis: 'documented',
  },
  check: (template) =>
    is(template.errorMessageType, DETAILED)
      ? [{ what: `${nameOf(template)} returns detailed error messages`, property: 'ErrorMessageConfiguration' }]
      : [],
});
