from aws_cdk import App, Environment

from .brand_stack import BrandStack
from .retailer_data_stack import RetailerDataStack
from .retailer_stack import RetailerStack


def build_app() -> App:
    """A retailer and a brand with separate accounts, and a job in PySpark that both have reviewed.

    The accounts come from the context ``retailerAccount`` and ``brandAccount``.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    retailer_env = Environment(account=app.node.try_get_context("retailerAccount") or "111111111111", region=region)
    brand_account = app.node.try_get_context("brandAccount") or "222222222222"

    retailer = RetailerStack(app, "Retailer", brand_account=brand_account, env=retailer_env)
    brand = BrandStack(
        app,
        "Brand",
        collaboration=retailer.collaboration,
        env=Environment(account=brand_account, region=region),
    )
    RetailerDataStack(
        app,
        "RetailerData",
        membership=retailer.membership,
        brand_membership=brand.membership,
        days_to_purchase=brand.days_to_purchase,
        env=retailer_env,
    )
    return app


if __name__ == "__main__":
    build_app().synth()
