import { App } from 'aws-cdk-lib';
import { BrandStack } from './brand-stack';
import { RetailerDataStack } from './retailer-data-stack';
import { RetailerStack } from './retailer-stack';

/**
 * A retailer and a brand with separate accounts, and a job in PySpark that both have reviewed.
 *
 * The accounts come from the context `retailerAccount` and `brandAccount`.
 */
export function buildApp(): App {
  const app = new App();
  const context = (key: string) => app.node.tryGetContext(key) as string | undefined;
  const region = context('region') ?? 'us-east-1';
  const retailerEnv = { account: context('retailerAccount') ?? '111111111111', region };
  const brandEnv = { account: context('brandAccount') ?? '222222222222', region };

  const retailer = new RetailerStack(app, 'Retailer', { env: retailerEnv, brandAccount: brandEnv.account });
  const brand = new BrandStack(app, 'Brand', { env: brandEnv, collaboration: retailer.collaboration });
  new RetailerDataStack(app, 'RetailerData', {
    env: retailerEnv,
    membership: retailer.membership,
    brandMembership: brand.membership,
    daysToPurchase: brand.daysToPurchase,
  });
  return app;
}

if (require.main === module) {
  buildApp().synth();
}
