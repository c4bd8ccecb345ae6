import type { Made, ResourceProvider } from '../../cloudformation/provider';
import { pick, toInput } from '../properties';
import type { CleanRoomsService } from '../service';
import { AnalysisRules } from './analysis-rules';
import { Api, withClearedDescription } from './api';

interface ConfiguredTable {
  readonly id: string;
  readonly arn: string;
}

export function configuredTableProvider(service: CleanRoomsService): ResourceProvider {
  const rulesOf = (api: Api, id: string) =>
    new AnalysisRules(api, 'ConfiguredTable', { configuredTableIdentifier: id });

  return {
    create(properties, context) {
      const api = new Api(service, context);
      const { AnalysisRules: rules, ...rest } = properties;
      const table = api.one<ConfiguredTable>('CreateConfiguredTable', toInput('CreateConfiguredTable', rest));
      try {
        rulesOf(api, table.id).create(rules);
      } catch (error) {
        // A create handler that fails leaves nothing behind, since no stack would know of it.
        rulesOf(api, table.id).deleteHolder();
        throw error;
      }
      return made(table);
    },

    update(physicalId, properties, previous, context) {
      const api = new Api(service, context);
      const changes = pick('UpdateConfiguredTable', withClearedDescription(properties, previous));
      const table = api.one<ConfiguredTable>('UpdateConfiguredTable', {
        ...toInput('UpdateConfiguredTable', changes),
        configuredTableIdentifier: physicalId,
      });
      rulesOf(api, physicalId).update(properties.AnalysisRules);
      api.retag(table.arn, properties, previous);
      return made(table);
    },

    read(physicalId, context) {
      const input = { configuredTableIdentifier: physicalId };
      return made(new Api(service, context).one<ConfiguredTable>('GetConfiguredTable', input));
    },

    delete(physicalId, _properties, context) {
      rulesOf(new Api(service, context), physicalId).deleteHolder();
    },
  };
}

function made({ id, arn }: ConfiguredTable): Made {
  return { physicalId: id, attributes: { Arn: arn, ConfiguredTableIdentifier: id } };
}
