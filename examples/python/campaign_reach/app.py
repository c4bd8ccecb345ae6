from aws_cdk import App, Environment

from .advertiser_stack import AdvertiserStack
from .publisher_stack import PublisherStack


def build_app() -> App:
    """A publisher and an advertiser with separate accounts.

    The accounts come from the context ``publisherAccount`` and ``advertiserAccount``. Once the advertiser has joined,
    deploy the publisher again with its membership in the context ``advertiserMembershipArn``: the publisher's role is
    then bound to that membership instead of the advertiser's account.
    """
    app = App()
    region = app.node.try_get_context("region") or "us-east-1"
    publisher_account = app.node.try_get_context("publisherAccount") or "111111111111"
    advertiser_account = app.node.try_get_context("advertiserAccount") or "222222222222"

    publisher = PublisherStack(
        app,
        "Publisher",
        advertiser_account=advertiser_account,
        advertiser_membership_arn=app.node.try_get_context("advertiserMembershipArn"),
        env=Environment(account=publisher_account, region=region),
    )
    AdvertiserStack(
        app,
        "Advertiser",
        collaboration=publisher.collaboration,
        reach_by_category=publisher.reach_by_category,
        env=Environment(account=advertiser_account, region=region),
    )
    return app


if __name__ == "__main__":
    build_app().synth()
