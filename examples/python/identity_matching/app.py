from aws_cdk import App, Environment

from .advertiser_stack import AdvertiserStack
from .publisher_stack import PublisherStack


def build_app() -> App:
    """A publisher and an advertiser who know the same people by different IDs.

    The accounts come from the context ``publisherAccount`` and ``advertiserAccount``.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    publisher_account = app.node.try_get_context("publisherAccount") or "111111111111"
    advertiser_account = app.node.try_get_context("advertiserAccount") or "222222222222"

    publisher = PublisherStack(
        app,
        "Publisher",
        advertiser_account=advertiser_account,
        env=Environment(account=publisher_account, region=region),
    )
    AdvertiserStack(
        app,
        "Advertiser",
        collaboration=publisher.collaboration,
        publisher_account=publisher_account,
        viewers=publisher.viewers,
        sales_by_program=publisher.sales_by_program,
        env=Environment(account=advertiser_account, region=region),
    )
    return app


if __name__ == "__main__":
    build_app().synth()
